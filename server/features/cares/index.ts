export { careJobs } from "./care.jobs";
export { careGreetings, careReminders } from "./care.kind";
export { type CareDocument, careRecords } from "./care.model";
export { caresSeenBy } from "./care.policy";
export { presentCares } from "./care.present";
export { careRoutes } from "./care.routes";
export { countCares, giveCares } from "./hand-over";
export { planCares, sendCares } from "./plan-cares";
