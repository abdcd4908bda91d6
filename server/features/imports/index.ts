export { importJobs } from "./import.jobs";
export { importRoutes } from "./import.routes";
export { importFromShell, kindOf, undoFromShell } from "./import-from-shell";
