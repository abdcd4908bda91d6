import { storage } from "../platform/storage";
import { createStore, useStore } from "./store";

/** How this person likes to use this device. */
export interface Settings {
  /** Larger words in one column. */
  readonly elder: boolean;
  /** Amounts are covered until tapped. */
  readonly hideAmounts: boolean;
}

const key = "settings";
const store = createStore<Settings>({
  elder: false,
  hideAmounts: true,
  ...storage.read<Partial<Settings>>(key),
});

export function useSettings(): Settings {
  return useStore(store);
}

export function changeSettings(change: Partial<Settings>): void {
  const next = { ...store.get(), ...change };
  storage.write(key, next);
  store.set(next);
}
