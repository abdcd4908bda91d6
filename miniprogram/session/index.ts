import type { Call } from "@shared/core/client";
import { AppError } from "@shared/core/errors";
import { transportWith } from "../platform/request";
import { arrives, credential, goToSignIn } from "../platform/sign-in";
import { storage } from "../platform/storage";
import { needNotice, putProfile } from "./profile";
import { Session } from "./session";

const leftKey = "leftForSignIn";
/** Coming back without a session sooner than this means that signing in does not work. */
const loopTime = 15_000;

/** The session of whoever holds this device. */
export const session = new Session({
  transportWith,
  credential,
  arrives,
  storage,
  now: () => Date.now(),
  goToSignIn: () => {
    const left = storage.read<number>(leftKey) ?? 0;
    if (Date.now() - left < loopTime) return false;
    storage.write(leftKey, Date.now());
    goToSignIn();
    return true;
  },
});

/** Speaks to the server as the signed-in person. */
export const call: Call = async (key, input) => {
  try {
    return await session.call(key, input);
  } catch (error) {
    if (error instanceof AppError && error.code === "request.consentRequired") needNotice();
    throw error;
  }
};

/** Asks who is signed in; what it says decides whether the privacy notice must be answered first. */
export async function loadProfile(): Promise<void> {
  putProfile(await call("GET /my/profile", {}));
}
