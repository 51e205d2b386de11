export const ROLES = ['reader', 'editor', 'moderator', 'operator'] as const
/** What a person may do beyond their own accounts. Everyone who signed up reads; the others are granted. */
export type Role = (typeof ROLES)[number]

/** Someone who can sign in, with the roles in force now. */
export type Person = { id: string; name: string; email: string; roles: Role[] }

export function isRole(value: unknown): value is Role {
  return ROLES.some((role) => role === value)
}
