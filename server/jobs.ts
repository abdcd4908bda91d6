import type { JobDefinition } from "./core/job";
import { importJobs } from "./features/imports";

/** Every background job of the product. A name in the queue that is not here is an alarm. */
export const jobs: readonly JobDefinition[] = [...importJobs];
