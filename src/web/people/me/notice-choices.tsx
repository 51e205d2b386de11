import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  choicesOf,
  chooseNotices,
  DIGEST_RHYTHMS,
  isMailWay,
  MAIL_WAYS,
  NOTICE_TOPICS,
  type NoticeChoices,
} from '../../../domain/notifications/index.ts'
import { browsersOf, pushKeys } from '../../../domain/push/index.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { type FormValues, formValues } from '../../http/form-values.ts'
import { signedInPerson } from '../../http/guards.ts'
import { Button } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import { translate } from '../../ui/messages.ts'
import { Notice } from '../../ui/notice.tsx'
import { PageHead, Part, Select, Tick } from '../../ui/work/index.ts'
import { type WorkFrame, WorkLayout } from '../../ui/work-layout.tsx'
import { PushSwitch } from './push-switch.tsx'
import { type MePage, showMe } from './show-me.ts'

const PATH = '/notifications/choices'

/** `/me/notifications/choices`: what one hears of, and how. Three queries by key. */
export function noticeChoicesPage(app: FastifyInstance, context: WebContext): void {
  app.get(PATH, (request, reply) => show(context, request, reply))

  app.post(PATH, async (request, reply) => {
    const choices = choicesFrom(formValues(request.body))
    const personId = signedInPerson(request).id
    await transact(context.database, (tx) => chooseNotices(tx, { personId, choices, now: context.now() }))
    return reply.redirect(`/me${PATH}?saved=1`, 303)
  })
}

/** What a form does not say stays off; a way that does not exist counts as never. */
function choicesFrom(form: FormValues): NoticeChoices {
  const ways = (topic: string) => {
    const mail = form.text(`${topic}.mail`)
    return {
      site: form.text(`${topic}.site`) !== '',
      mail: isMailWay(mail) ? mail : ('never' as const),
      push: form.text(`${topic}.push`) !== '',
    }
  }
  const rhythm = DIGEST_RHYTHMS.find((one) => one === form.text('rhythm')) ?? DIGEST_RHYTHMS[0]
  return {
    ways: { replies: ways('replies'), mentions: ways('mentions'), follows: ways('follows') },
    rhythm,
  }
}

async function show(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const personId = signedInPerson(request).id
  const [choices, browsers, { publicKey }] = await Promise.all([
    choicesOf(context.database, personId),
    browsersOf(context.database.db, personId, context.now()),
    pushKeys(context.database),
  ])
  const saved = (request.query as { saved?: unknown }).saved !== undefined
  const page = {
    title: 'people.choices.title',
    at: '/me/notifications',
    islands: ['push'],
    policy: 'worker',
  } satisfies MePage
  return showMe(context, request, reply, page, (frame) => (
    <Choices {...{ frame, choices, browsers, publicKey, saved }} />
  ))
}

type Props = {
  frame: WorkFrame
  choices: NoticeChoices
  browsers: string[]
  publicKey: string
  saved: boolean
}

function Choices({ frame, choices, browsers, publicKey, saved }: Props) {
  const { language } = frame
  const t = translate(language)
  const mailWays = MAIL_WAYS.map((value) => ({ value, label: t(`people.choices.mail.${value}`) }))
  return (
    <WorkLayout frame={frame}>
      <PageHead
        title={t('people.choices.title')}
        lead={t('people.choices.lead')}
        back={{ href: '/me/notifications', label: t('people.notifications') }}
      />
      {saved && (
        <Notice kind="good" alert>
          {t('people.choices.saved')}
        </Notice>
      )}
      <Form action={`/me${PATH}`} errorTitle={t('common.problem')} errors={[]}>
        {NOTICE_TOPICS.map((topic) => (
          <fieldset class="fieldset">
            <legend>{t(`people.choices.${topic}`)}</legend>
            <Tick
              name={`${topic}.site`}
              label={t('people.choices.site')}
              checked={choices.ways[topic].site}
            />
            <Tick
              name={`${topic}.push`}
              label={t('people.choices.push')}
              checked={choices.ways[topic].push}
            />
            <Select
              name={`${topic}.mail`}
              label={t('people.choices.mail')}
              value={choices.ways[topic].mail}
              options={mailWays}
              width="half"
            />
          </fieldset>
        ))}
        <Select
          name="rhythm"
          label={t('people.choices.rhythm')}
          hint={t('people.choices.rhythmHint')}
          value={choices.rhythm}
          options={DIGEST_RHYTHMS.map((value) => ({ value, label: t(`people.choices.rhythm.${value}`) }))}
          width="half"
        />
        <div class="form-actions">
          <Button>{t('common.save')}</Button>
        </div>
      </Form>
      <Part title={t('people.push.title')} id="push" note={t('people.push.note')}>
        <PushSwitch language={language} publicKey={publicKey} browsers={browsers} />
      </Part>
    </WorkLayout>
  )
}
