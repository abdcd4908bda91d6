export { type Audit, type AuditOptions, createAudit } from "./audit";
export { auditModels } from "./audit.model";
export type { AuditActor, AuditEntry, AuditLine } from "./entry";
export { exportTrail, verifyExport, verifyStored } from "./export";
export { Sealer, type SealerOptions } from "./sealer";
export { fileSigner, type Signer } from "./signer";
export { BrokenTrail, type TrailSummary, type TrailVerifier } from "./verify";
