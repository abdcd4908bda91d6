import type { PrivacyQuestion } from "./privacy-gate";

/** A browser asks for camera and microphone by itself. */
export function watchPrivacy(): void {}

export function onPrivacyQuestion(
  _listener: (question: PrivacyQuestion | undefined) => void,
): () => void {
  return () => undefined;
}
