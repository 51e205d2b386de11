import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ACCOUNT_LIMITS, changeAccount, type OwnAccount } from '../../../domain/accounts/index.ts'
import { mustBeAllowed } from '../../../domain/permissions/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { type FormValues, formValues } from '../../http/form-values.ts'
import { requestView } from '../../http/respond.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { Choices, Field, TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { LANGUAGES, languageName, translate } from '../../ui/messages.ts'
import { Notice } from '../../ui/notice.tsx'
import { FileField, PageHead, Part } from '../../ui/work/index.ts'
import { fileTaker } from '../article/media-api.ts'
import { findAccountHere, type WhoHere } from '../load.ts'
import { respondStudio, type StudioView } from '../respond-studio.tsx'
import { wordsOf } from '../words-of.ts'

/** `/studio/@{handle}/profile`: what an account says of itself. */
export function profilePage(app: FastifyInstance, context: WebContext): void {
  const takeFile = fileTaker(context)

  app.get('/@:handle/profile', async (request, reply) =>
    show(context, request, reply, await findAccountHere(context, request), {}),
  )

  app.post('/@:handle/profile', async (request, reply) => {
    const who = await findAccountHere(context, request, 'account.change')
    const form = formValues(request.body)
    const { account, actor } = who
    const given = {
      accountId: account.id,
      name: form.text('name'),
      signature: form.text('signature'),
      field: form.text('field'),
      language: LANGUAGES.find((one) => one === form.text('language')) ?? account.language,
      actor,
      now: context.now(),
    }
    try {
      await transact(context.database, (tx) => changeAccount(tx, given))
      return reply.redirect(`/studio/@${account.handle}/profile?saved`, 303)
    } catch (error) {
      const { settings } = await context.portal.get()
      const { language } = await requestView(context, request)
      const words = error instanceof CodedError ? wordsOf(error, language, settings.timeZone) : undefined
      if (!words || (error as CodedError).code !== 'account.invalid') throw error
      const { field } = (error as CodedError).details as { field?: string }
      return show(context, request, reply, who, { form, words, field })
    }
  })

  app.post('/@:handle/avatar', async (request, reply) => {
    const { account, actor, person } = await findAccountHere(context, request, 'account.change')
    mustBeAllowed(actor, 'media.upload', { accountId: account.id }, 'account.not_found')
    const avatarMediaId = await takeFile(request, account.id, person.id)
    const { name, signature, field, language } = account
    const given = { name, signature, field, language, avatarMediaId, actor, now: context.now() }
    await transact(context.database, (tx) => changeAccount(tx, { accountId: account.id, ...given }))
    return reply.redirect(`/studio/@${account.handle}/profile?saved`, 303)
  })
}

type Shown = { form?: FormValues; words?: string; field?: string }

async function show(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { account, ...who }: WhoHere,
  shown: Shown,
): Promise<FastifyReply> {
  const saved = 'saved' in (request.query as object)
  return respondStudio(context, request, reply, {
    who,
    account,
    section: 'profile',
    status: shown.words ? 422 : 200,
    title: ({ language }) => translate(language)('studio.profile'),
    body: (view) => <Profile view={view} account={account} saved={saved} {...shown} />,
  })
}

type Props = { view: StudioView; account: OwnAccount; saved: boolean } & Shown

function Profile({ view, account, saved, form, words, field }: Props) {
  const t = translate(view.language)
  const path = `/studio/@${account.handle}`
  const typed = (name: 'name' | 'signature' | 'field') => form?.text(name) ?? account[name]
  const error = (name: string) => (field === name ? words : undefined)
  if (account.role === 'writer')
    return <PageHead title={account.name} above={`@${account.handle}`} lead={t('studio.profileWriters')} />
  return (
    <>
      <PageHead
        title={t('studio.profile')}
        above={`@${account.handle}`}
        lead={t('studio.profileLead')}
        actions={<a href={`/@${account.handle}`}>{t('studio.profileSee')}</a>}
      />
      {saved && <Notice kind="good" title={t('common.saved')} alert />}
      <Form
        action={`${path}/profile`}
        errorTitle={t('common.problem')}
        errors={words ? [{ name: field, text: words }] : []}
      >
        <Field
          name="name"
          label={t('studio.field.name')}
          hint={t('studio.upTo', { count: ACCOUNT_LIMITS.name })}
          value={typed('name')}
          error={error('name')}
          width="half"
        />
        <TextArea
          name="signature"
          label={t('studio.field.signature')}
          hint={t('studio.upTo', { count: ACCOUNT_LIMITS.signature })}
          value={typed('signature')}
          error={error('signature')}
          rows={2}
        />
        <Field
          name="field"
          label={t('studio.field.field')}
          value={typed('field')}
          error={error('field')}
          width="half"
        />
        <Choices
          name="language"
          label={t('studio.field.language')}
          values={[form?.text('language') ?? account.language]}
          choices={LANGUAGES.map((value) => ({ value, label: languageName(value), lang: value }))}
        />
        <div class="form-actions">
          <Button>{t('common.save')}</Button>
        </div>
      </Form>
      <Part title={t('studio.avatar')}>
        <Avatar picture={account.avatar} name={account.name} size="large" />
        <Form action={`${path}/avatar`} multipart>
          <FileField
            name="file"
            label={t('studio.avatarFile')}
            hint={t('studio.avatarHint')}
            accept="image/jpeg,image/png,image/webp,image/avif"
          />
          <Button kind="line">{t('studio.avatarTake')}</Button>
        </Form>
      </Part>
    </>
  )
}
