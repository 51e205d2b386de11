import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { changeSettings, readSettings, settingsStamp } from '../../../domain/settings/index.ts'
import { CodedError, hasCode } from '../../../kernel/errors.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { signedInPerson } from '../../http/guards.ts'
import { Button } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import { errorList, type FieldErrorKeys } from '../../ui/settings-fields.tsx'
import { respondConsole } from '../respond-console.tsx'
import { RULE_GROUPS, type RuleGroup } from './groups.ts'
import { RuleFields } from './rule-fields.tsx'
import { type RuleTyped, readRuleForm, rulePatch, typedRules } from './rule-form.ts'
import { SavedOrStale } from './saved-or-stale.tsx'
import { SettingsTabs } from './tabs.tsx'

type Shown = { typed?: RuleTyped; errors?: FieldErrorKeys; saved?: boolean; stale?: boolean }
type ByName = { Params: { group: string } }

/** `/console/settings/{group}`: the rules of the portal, a form a group. */
export function rulePages(app: FastifyInstance, context: WebContext): void {
  app.get<ByName>('/settings/:group', async (request, reply) => {
    const saved = 'saved' in (request.query as Record<string, unknown>)
    return show(context, request, reply, groupOf(request.params.group), { saved })
  })

  app.post<ByName>('/settings/:group', async (request, reply) => {
    const group = groupOf(request.params.group)
    const form = formValues(request.body)
    const typed = readRuleForm(group, form)
    const stamp = form.text('seen')
    const seen = stamp ? { seen: { keys: keysOf(group), stamp } } : {}
    const decision = { actor: signedInPerson(request).id, now: context.now(), ...seen }
    try {
      await transact(context.database, (tx) => changeSettings(tx, rulePatch(group, typed), decision))
    } catch (error) {
      if (hasCode(error, 'settings.superseded'))
        return show(context, request, reply, group, { typed, stale: true })
      if (!hasCode(error, 'settings.invalid')) throw error
      return show(context, request, reply, group, { typed, errors: error.details.errors as FieldErrorKeys })
    }
    return reply.redirect(`/console/settings/${group.name}?saved`, 303)
  })
}

async function show(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  group: RuleGroup,
  { typed, errors = {}, saved, stale }: Shown,
): Promise<FastifyReply> {
  const { db } = context.database
  const [settings, seen] = await Promise.all([readSettings(db), settingsStamp(db, keysOf(group))])
  const wrong = Object.keys(errors).length > 0
  return respondConsole(context, request, reply, {
    title: group.title,
    section: '/console/settings',
    lead: group.lead,
    status: wrong ? 422 : stale ? 409 : 200,
    body: (view) => (
      <>
        <SettingsTabs view={view} current={group.name} />
        <SavedOrStale {...{ view, saved, stale }} />
        <Form
          action={`/console/settings/${group.name}`}
          errorTitle={view.t('common.problem')}
          errors={errorList(view.language, firstOfPair(errors))}
          hidden={{ seen }}
          unsaved
        >
          <RuleFields
            {...{ group, view, errors, settings }}
            typed={{ ...typedRules(group, settings), ...typed }}
          />
          <div class="form-actions">
            <Button>{view.t('common.save')}</Button>
          </div>
        </Form>
      </>
    ),
  })
}

function groupOf(name: string): RuleGroup {
  const group = RULE_GROUPS.find((one) => one.name === name)
  if (!group) throw new CodedError('http.not_found')
  return group
}

function keysOf(group: RuleGroup) {
  return group.fields.map(({ key }) => key)
}

/** The summary of mistakes links to a field that is there. */
function firstOfPair({ applicationWaitDays, ...others }: FieldErrorKeys): FieldErrorKeys {
  return { ...others, ...(applicationWaitDays && { 'applicationWaitDays-first': applicationWaitDays }) }
}
