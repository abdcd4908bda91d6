export { makeBackup } from "./make-backup";
export { BadBackup, type Manifest, readManifest } from "./manifest";
export { compareContents, restoreBackup } from "./restore-backup";
