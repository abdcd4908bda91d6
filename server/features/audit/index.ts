export { auditJobs } from "./audit.jobs";
export { auditRoutes } from "./audit.routes";
export { auditExportDoor } from "./export-door";
export { auditExportApproval } from "./export-entries";
export { type Look, readersOf } from "./readers-of";
