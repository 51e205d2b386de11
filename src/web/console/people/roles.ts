import type { Role } from '../../../domain/people/index.ts'
import type { MessageKey } from '../../ui/messages.ts'

/** Roles that the operator gives; everyone who signed up is a reader. */
export const STAFF_ROLES = ['editor', 'moderator', 'operator'] as const satisfies Role[]
export type StaffRole = (typeof STAFF_ROLES)[number]

export const ROLE_NAMES: Record<Role, MessageKey> = {
  reader: 'people.roleReader',
  editor: 'people.roleEditor',
  moderator: 'people.roleModerator',
  operator: 'people.roleOperator',
}

export function isStaffRole(value: string): value is StaffRole {
  return STAFF_ROLES.some((role) => role === value)
}
