import type { Invitation, Member, OwnAccount } from '../../../domain/accounts/index.ts'
import { MEMBER_ROLES } from '../../../domain/permissions/index.ts'
import { Button } from '../../ui/button.tsx'
import { Choices, Field } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { translate } from '../../ui/messages.ts'
import { Notice } from '../../ui/notice.tsx'
import { Confirm, DateTime, PageHead, Part } from '../../ui/work/index.ts'
import type { StudioView } from '../respond-studio.tsx'

type Props = {
  view: StudioView
  account: OwnAccount
  personId: string
  members: Member[]
  invitations: Invitation[]
  invited: boolean
  words?: string
  typed: string
}

/** Who writes for an account; its owners change it. */
export function Members(props: Props) {
  const { view, account, personId, members, invitations, invited, words, typed } = props
  const t = translate(view.language)
  const path = `/studio/@${account.handle}/members`
  const isOwner = account.role === 'owner'
  return (
    <>
      <PageHead title={t('studio.members')} lead={t('studio.membersLead')} />
      {invited && <Notice kind="good" title={t('studio.invited')} alert />}
      <ul class="work-list">
        {members.map((member) => (
          <li class="studio-line">
            <span>
              <b>{member.name}</b>
              <span class="hint">
                {t(`studio.role.${member.role}`)} ·{' '}
                <DateTime at={member.joinedAt} form="day" zone={view.zone} language={view.language} />
                {isOwner && ` · ${member.email}`}
              </span>
            </span>
            <span class="studio-line-deeds">
              {isOwner && member.personId !== personId && <RoleForm {...{ view, path, member }} />}
              {(isOwner || member.personId === personId) && (
                <Button kind="line" href={`${path}/${member.personId}/removal`}>
                  {t(member.personId === personId ? 'studio.memberLeave' : 'studio.memberRemove')}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {isOwner && (
        <>
          {invitations.length > 0 && (
            <Part title={t('studio.invitations')}>
              {invitations.map((one) => (
                <form
                  class="studio-line"
                  method="post"
                  action={`/studio/@${account.handle}/invitations/${one.id}/withdrawal`}
                  data-once
                >
                  <span>
                    {one.email}
                    <span class="hint">
                      {t(`studio.role.${one.role}`)} · {t('studio.until')}{' '}
                      <DateTime at={one.expiresAt} form="day" zone={view.zone} language={view.language} />
                    </span>
                  </span>
                  <Button kind="line">{t('studio.invitationWithdraw')}</Button>
                </form>
              ))}
            </Part>
          )}
          <Part title={t('studio.invite')}>
            <Form
              action={path}
              errorTitle={t('common.problem')}
              errors={words ? [{ name: 'email', text: words }] : []}
            >
              <Field
                name="email"
                type="email"
                label={t('studio.email')}
                value={typed}
                error={words}
                width="half"
              />
              <Choices
                name="role"
                label={t('studio.roleLabel')}
                values={['writer']}
                choices={[...MEMBER_ROLES].reverse().map((value) => ({
                  value,
                  label: t(`studio.role.${value}`),
                  hint: t(`studio.roleHint.${value}`),
                }))}
              />
              <div class="form-actions">
                <Button>{t('studio.inviteButton')}</Button>
              </div>
            </Form>
          </Part>
        </>
      )}
    </>
  )
}

function RoleForm({ view, path, member }: { view: StudioView; path: string; member: Member }) {
  const t = translate(view.language)
  return (
    <form class="studio-role" method="post" action={`${path}/${member.personId}/role`} data-once>
      <select class="input select" name="role" aria-label={t('studio.roleOf', { name: member.name })}>
        {MEMBER_ROLES.map((role) => (
          <option value={role} selected={role === member.role}>
            {t(`studio.role.${role}`)}
          </option>
        ))}
      </select>
      <Button kind="line">{t('studio.roleChange')}</Button>
    </form>
  )
}

type RemovalProps = { view: StudioView; account: OwnAccount; member: Member; isOwn: boolean }

/** Ending a membership, another's or one's own. */
export function Removal({ view, account, member, isOwn }: RemovalProps) {
  const t = translate(view.language)
  const path = `/studio/@${account.handle}/members`
  return (
    <Confirm
      language={view.language}
      title={
        isOwn
          ? t('studio.leaveTitle', { name: account.name })
          : t('studio.removeTitle', { name: member.name })
      }
      effects={[t('studio.removeEffect'), t('studio.removeKept')]}
      undo={t('studio.removeUndo')}
      action={`${path}/${member.personId}/removal`}
      button={t(isOwn ? 'studio.memberLeave' : 'studio.memberRemove')}
      cancelHref={path}
    />
  )
}
