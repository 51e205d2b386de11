import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { changeSettings, readSettings } from '../../../domain/settings/index.ts'
import { hasCode } from '../../../kernel/errors.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { signedInPerson } from '../../http/guards.ts'
import { readSettingsForm, settingsPatch } from '../../http/settings-form.ts'
import { Button } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import type { Language } from '../../ui/frame.ts'
import { translate } from '../../ui/messages.ts'
import { Notice } from '../../ui/notice.tsx'
import {
  errorList,
  type FieldErrorKeys,
  FurtherFields,
  PortalFields,
  type SettingsValues,
} from '../../ui/settings-fields.tsx'
import { respondConsole } from '../respond-console.tsx'

type Shown = { values: SettingsValues; errors?: FieldErrorKeys; saved?: boolean }

/** `/console/settings`: everything about the portal that is not a setting of the environment. */
export function settingsPage(app: FastifyInstance, context: WebContext): void {
  app.get('/settings', async (request, reply) => {
    const values = await readSettings(context.database.db)
    const saved = 'saved' in (request.query as Record<string, unknown>)
    return show(context, request, reply, { values, saved })
  })

  app.post('/settings', async (request, reply) => {
    const values = readSettingsForm(formValues(request.body))
    const decision = { actor: signedInPerson(request).id, now: context.now() }
    try {
      await transact(context.database, (tx) => changeSettings(tx, settingsPatch(values), decision))
    } catch (error) {
      if (!hasCode(error, 'settings.invalid')) throw error
      return show(context, request, reply, { values, errors: error.details.errors as FieldErrorKeys })
    }
    return reply.redirect('/console/settings?saved', 303)
  })
}

function show(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  shown: Shown,
): Promise<FastifyReply> {
  return respondConsole(context, request, reply, {
    title: 'console.settings',
    section: '/console/settings',
    status: shown.errors ? 422 : 200,
    body: (language) => <SettingsForm language={language} {...shown} />,
  })
}

function SettingsForm({ language, values, errors = {}, saved }: Shown & { language: Language }) {
  const t = translate(language)
  return (
    <>
      {saved && <Notice kind="good" title={t('common.saved')} alert />}
      <p class="lead">{t('console.settingsLead')}</p>
      <Form action="/console/settings" errorTitle={t('common.problem')} errors={errorList(language, errors)}>
        <PortalFields {...{ language, values, errors }} />
        <FurtherFields {...{ language, values, errors }} />
        <div class="form-actions">
          <Button>{t('common.save')}</Button>
        </div>
      </Form>
    </>
  )
}
