import { bind as words } from "@shared/text/zh-CN/miniprogram-identity";
import { useState } from "react";
import { sentence } from "../../../components/states/sentence";
import { call } from "../../../session";
import { isMobile } from "./bind.model";

interface Wish {
  readonly name: string;
  readonly phone: string;
  readonly note: string;
}

const empty: Wish = { name: "", phone: "", note: "" };

/** The wish to be called: kept while it is written, and told when it cannot be sent. */
export function useLead() {
  const [wish, setWish] = useState(empty);
  const [isBusy, setBusy] = useState(false);
  const [isLeft, setLeft] = useState(false);
  const [problem, setProblem] = useState<string>();

  const write = (change: Partial<Wish>) => setWish((before) => ({ ...before, ...change }));
  const leave = async () => {
    const { phone } = wish;
    const [name, note] = [wish.name.trim(), wish.note.trim()];
    if (!name) return setProblem(words.needName);
    if (!isMobile(phone)) return setProblem(words.needMobile);
    setBusy(true);
    setProblem(undefined);
    try {
      await call("POST /binding/leads", { name, phone, ...(note ? { note } : {}) });
      setLeft(true);
    } catch (error) {
      setProblem(sentence(error));
    } finally {
      setBusy(false);
    }
  };
  return { wish, write, leave, isBusy, isLeft, problem };
}
