export { type AuditCursor, type AuditEntry, type AuditFilter, auditPage } from './audit-page.ts'
export { type Act, record } from './record.ts'
