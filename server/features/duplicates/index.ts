export { duplicateJobs } from "./duplicate.jobs";
export { duplicateRoutes } from "./duplicate.routes";
export { findDuplicates } from "./find-duplicates";
export { mergeApproval } from "./merge.approval";
export { hasSuspects } from "./suspect.model";
