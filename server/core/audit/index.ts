export { type Audit, type AuditOptions, createAudit } from "./audit";
export { auditModels } from "./audit.model";
export type { AuditActor, AuditEntry, AuditLine, StoredLine } from "./entry";
export { exportTrail, verifyExport, verifyStored } from "./export";
export { type PurgeReport, purgeTrail } from "./purge-trail";
export {
  type RetentionMonths,
  retentionClassOf,
  retentionFloors,
} from "./retention";
export { Sealer, type SealerOptions } from "./sealer";
export { fileSigner, type Signer } from "./signer";
export { BrokenTrail, type TrailSummary, type TrailVerifier } from "./verify";
