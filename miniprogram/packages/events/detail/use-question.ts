import { event as words } from "@shared/text/zh-CN/miniprogram-events";
import { useRef, useState } from "react";
import { sentence } from "../../../components/states/sentence";
import { say } from "../../../platform/feedback";
import { newId } from "../../../platform/random";
import { call } from "../../../session";

/** A question that is kept until it was sent, and sent once however often it is tried. */
export function useQuestion(eventId: string) {
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const clientId = useRef(newId());

  const send = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const question = { clientId: clientId.current, text: text.trim() };
      await call("POST /my/events/:id/questions", { id: eventId, ...question });
      clientId.current = newId();
      setText("");
      setOpen(false);
      say(words.askDone);
    } catch (error) {
      setProblem(sentence(error));
    } finally {
      setBusy(false);
    }
  };
  return { isOpen, setOpen, text, setText, isBusy, problem, send };
}
