/** Areas of acts, the first part of their names, in the order of the filter. */
export const ACTION_AREAS = [
  'settings',
  'channel',
  'role',
  'person',
  'application',
  'account',
  'article',
  'placement',
  'agreement',
  'template',
  'mail',
  'job',
  'audit',
] as const
