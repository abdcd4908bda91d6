export type { BlindField } from "./blind";
export { enforceSealed } from "./enforce-sealed";
export { fileKms } from "./file-kms";
export { ensureKeyFile, type KeyFile, readKeyFile } from "./key-file";
export type { Kms, WrappedKey } from "./kms";
export { type Place, type Sealed, type StoredSealed, sealedPath } from "./sealed";
export { createVault, type ToOpen, type ToSeal, type Vault } from "./vault";
