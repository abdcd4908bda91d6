import type { Data } from "../protocol";
import { ask, CallError } from "./bridge";
import { type Api, api, count } from "./call";
import { topPage } from "./state";

type Resolve = (answer: { event: string; buttonId?: string }) => void;
type Listener = (resolve: Resolve, event: { referrer: string }) => void;

let listener: Listener | undefined;

const pageId = () => topPage()?.pageId;

async function agreed(): Promise<boolean> {
  const { needAuthorization } = await ask("getPrivacySetting", {}, pageId());
  return !needAuthorization;
}

function askBundle(on: Listener, referrer: string): Promise<boolean> {
  return new Promise((resolve) => {
    on(
      ({ event }) => {
        if (event === "agree") resolve(true);
        if (event === "disagree") resolve(false);
      },
      { referrer },
    );
  });
}

/**
 * Personal data needs a yes to the privacy notice first: the mini-program's own dialog when it
 * registered one, WeChat's otherwise.
 */
export async function privacyGate(referrer: string): Promise<void> {
  if (await agreed()) return;
  const yes = listener
    ? await askBundle(listener, referrer)
    : Boolean((await ask("privacyDialog", {}, pageId())).agreed);
  if (!yes) throw new CallError("privacy permission is not authorized", { errno: 104 });
  await ask("privacyAgree", {}, pageId());
}

export const privacy: Record<string, Api | ((...args: never[]) => unknown)> = {
  getPrivacySetting: api("getPrivacySetting", () => ask("getPrivacySetting", {}, pageId())),
  requirePrivacyAuthorize: api("requirePrivacyAuthorize", async () => {
    await privacyGate("requirePrivacyAuthorize");
    return {} as Data;
  }),
  openPrivacyContract: api("openPrivacyContract", () => ask("openPrivacyContract", {}, pageId())),
  onNeedPrivacyAuthorization: (next: Listener) => {
    count("onNeedPrivacyAuthorization", { known: true });
    listener = next;
  },
};
