import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { changeSettings, readSettings, settingsStamp } from '../../../domain/settings/index.ts'
import { hasCode } from '../../../kernel/errors.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { signedInPerson } from '../../http/guards.ts'
import { readSettingsForm, settingsPatch } from '../../http/settings-form.ts'
import { Button } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import {
  errorList,
  type FieldErrorKeys,
  FurtherFields,
  PortalFields,
  type SettingsValues,
} from '../../ui/settings-fields.tsx'
import { respondConsole } from '../respond-console.tsx'
import { SavedOrStale } from './saved-or-stale.tsx'
import { SettingsTabs } from './tabs.tsx'

type Shown = { typed?: SettingsValues; errors?: FieldErrorKeys; saved?: boolean; stale?: boolean }

const KEYS = [
  'portalName',
  'tagline',
  'languages',
  'defaultLanguage',
  'timeZone',
  'accent',
  'hostNotice',
  'contact',
] as const

/** `/console/settings`: the portal itself, its name, languages, zone, colour and notices. */
export function settingsPage(app: FastifyInstance, context: WebContext): void {
  app.get('/settings', async (request, reply) => {
    const saved = 'saved' in (request.query as Record<string, unknown>)
    return show(context, request, reply, { saved })
  })

  app.post('/settings', async (request, reply) => {
    const form = formValues(request.body)
    const typed = readSettingsForm(form)
    const stamp = form.text('seen')
    const seen = stamp ? { seen: { keys: KEYS, stamp } } : {}
    const decision = { actor: signedInPerson(request).id, now: context.now(), ...seen }
    try {
      await transact(context.database, (tx) => changeSettings(tx, settingsPatch(typed), decision))
    } catch (error) {
      if (hasCode(error, 'settings.superseded')) return show(context, request, reply, { typed, stale: true })
      if (!hasCode(error, 'settings.invalid')) throw error
      return show(context, request, reply, { typed, errors: error.details.errors as FieldErrorKeys })
    }
    return reply.redirect('/console/settings?saved', 303)
  })
}

async function show(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { typed, errors = {}, saved, stale }: Shown,
): Promise<FastifyReply> {
  const { db } = context.database
  const [settings, seen] = await Promise.all([readSettings(db), settingsStamp(db, KEYS)])
  const values = typed ?? settings
  return respondConsole(context, request, reply, {
    title: 'console.settings',
    section: '/console/settings',
    lead: 'console.settingsLead',
    status: Object.keys(errors).length > 0 ? 422 : stale ? 409 : 200,
    body: (view) => {
      const { t, language } = view
      return (
        <>
          <SettingsTabs view={view} current="" />
          <SavedOrStale {...{ view, saved, stale }} />
          <Form
            action="/console/settings"
            errorTitle={t('common.problem')}
            errors={errorList(language, errors)}
            hidden={{ seen }}
            unsaved
          >
            <PortalFields {...{ language, values, errors }} />
            <FurtherFields {...{ language, values, errors }} />
            <div class="form-actions">
              <Button>{t('common.save')}</Button>
            </div>
          </Form>
        </>
      )
    },
  })
}
