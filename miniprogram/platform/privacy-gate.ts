import Taro from "@tarojs/taro";

export interface PrivacyQuestion {
  /** Says yes; the tapped button's id proves to WeChat that a person did it. */
  readonly agree: (buttonId: string) => void;
  readonly refuse: () => void;
}

type Listener = (question: PrivacyQuestion | undefined) => void;

let pending: PrivacyQuestion | undefined;
const listeners = new Set<Listener>();

const tell = (question: PrivacyQuestion | undefined) => {
  pending = question;
  for (const listener of listeners) listener(question);
};

/**
 * WeChat calls this when a protected interface (phone number, album, microphone) is used before the
 * person agreed to the privacy guide. Whichever page is on top shows the question.
 */
export function watchPrivacy(): void {
  if (!Taro.canIUse("onNeedPrivacyAuthorization")) return;
  Taro.onNeedPrivacyAuthorization((resolve) => {
    tell({
      agree: (buttonId) => {
        resolve({ event: "agree", buttonId });
        tell(undefined);
      },
      refuse: () => {
        resolve({ event: "disagree" });
        tell(undefined);
      },
    });
  });
}

/** Follows the open question; returns how to stop. */
export function onPrivacyQuestion(listener: Listener): () => void {
  listeners.add(listener);
  listener(pending);
  return () => listeners.delete(listener);
}
