import { forgetAll } from "../hooks/use-endpoint";
import { live } from "../live";
import { pathOf, startAt } from "../platform/navigation";
import { storage } from "../platform/storage";
import { talk } from "../talk";
import { session } from ".";
import { forgetProfile } from "./profile";

/** Leaves this device: nothing of the person stays on it. */
export async function signOut(): Promise<void> {
  live.stop();
  await session.signOut();
  talk.forget();
  forgetAll();
  forgetProfile();
  storage.remove("draft");
  startAt(pathOf("home"));
}
