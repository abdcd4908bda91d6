export { type Audit, type AuditOptions, createAudit } from "./audit";
export { auditModels } from "./audit.model";
export type { AuditActor, AuditEntry, AuditLine } from "./entry";
