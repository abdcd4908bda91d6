import { notice as words } from "@shared/text/zh-CN/miniprogram-identity";
import { useState } from "react";
import { sentence } from "../../../components/states/sentence";
import { pathOf, startAt } from "../../../platform/navigation";
import { call } from "../../../session";
import { noticeAnswered } from "../../../session/profile";
import { answersOf, type ConsentRow, type Purpose, unanswered } from "./choices.model";

/** What a person switches on, from nothing; sent together when all that is necessary is there. */
export function useChoices(version: string, to: string | undefined) {
  const [granted, setGranted] = useState<ReadonlySet<Purpose>>(new Set());
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  const toggle = (purpose: Purpose, isOn: boolean) => {
    setProblem(undefined);
    setGranted((before) => {
      const next = new Set(before);
      if (isOn) next.add(purpose);
      else next.delete(purpose);
      return next;
    });
  };
  const agree = async (rows: readonly ConsentRow[]) => {
    if (unanswered(rows, granted)) return setProblem(words.needNecessary);
    setBusy(true);
    try {
      await call("POST /my/consents", { version, answers: answersOf(rows, granted) });
      noticeAnswered();
      startAt(to ? decodeURIComponent(to) : pathOf("home"));
    } catch (error) {
      setProblem(sentence(error));
    } finally {
      setBusy(false);
    }
  };
  return { granted, toggle, agree, isBusy, problem };
}
