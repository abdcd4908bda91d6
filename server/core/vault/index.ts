export type { BlindField } from "./blind";
export { fileKms } from "./file-kms";
export { ensureKeyFile, type KeyFile, readKeyFile } from "./key-file";
export type { Kms, WrappedKey } from "./kms";
export { type Place, type Sealed, type StoredSealed, sealedBson, sealedPath } from "./sealed";
export { createVault, type ToOpen, type ToSeal, type Vault } from "./vault";
