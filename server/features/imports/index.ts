export { importFromShell, kindOf, undoFromShell } from "./import-from-shell";
