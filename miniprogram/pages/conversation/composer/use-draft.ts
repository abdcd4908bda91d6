import { useRef, useState } from "react";
import { storage } from "../../../platform/storage";
import { talk } from "../../../talk";

const draftKey = "draft";
const typingEvery = 3000;

/** What is being written: kept on the device until it is sent. */
export function useDraft() {
  const [text, setText] = useState(() => storage.read<string>(draftKey) ?? "");
  const typedAt = useRef(0);

  const write = (next: string) => {
    setText(next);
    storage.write(draftKey, next);
    if (!next || Date.now() - typedAt.current <= typingEvery) return;
    typedAt.current = Date.now();
    talk.typing();
  };
  const send = () => {
    if (!text.trim()) return;
    talk.say({ kind: "text", text: text.trim() });
    setText("");
    storage.remove(draftKey);
  };
  return { text, write, send };
}
