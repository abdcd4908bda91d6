export { keyJobs } from "./key.jobs";
export { keyRoutes } from "./key.routes";
export { destroyApproval, rotateApproval } from "./key-approvals";
export { type ShredProof, shred } from "./shred";
