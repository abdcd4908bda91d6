import { storage } from "../platform/storage";

const key = "invite";

/** Keeps an RM's invitation, with which this launch was opened, until it is used. */
export function rememberInvite(scene: string | undefined): void {
  if (scene) storage.write(key, decodeURIComponent(scene));
}

export function invite(): string | undefined {
  return storage.read<string>(key);
}

export function forgetInvite(): void {
  storage.remove(key);
}
