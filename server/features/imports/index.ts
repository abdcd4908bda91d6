export { importJobs } from "./import.jobs";
export { importRoutes } from "./import.routes";
export { importAs } from "./import-as";
export { importFromShell, kindOf, undoFromShell } from "./import-from-shell";
