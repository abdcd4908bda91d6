import type { Me } from "@shared/home/home";
import { createStore, useStore } from "../data/store";

interface Profile {
  readonly me?: Me;
  /** The privacy notice in force waits for this person's answer. */
  readonly noticeNeeded: boolean;
}

const store = createStore<Profile>({ noticeNeeded: false });

export function useProfile(): Profile {
  return useStore(store);
}

export function putProfile(me: Me): void {
  store.set({ me, noticeNeeded: !me.noticeAccepted });
}

/** Called when the server answers that the notice must be answered first. */
export function needNotice(): void {
  if (!store.get().noticeNeeded) store.set({ ...store.get(), noticeNeeded: true });
}

export function noticeAnswered(): void {
  store.set({ ...store.get(), noticeNeeded: false });
}

export function forgetProfile(): void {
  store.set({ noticeNeeded: false });
}
