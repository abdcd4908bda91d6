import { checkIn as words } from "@shared/text/zh-CN/miniprogram-arrivals";
import { useCallback, useEffect, useRef, useState } from "react";
import { sentence } from "../../../components/states/sentence";
import { type ArrivalWatch, useArrival } from "../../../hooks/use-arrival";
import { useRouter } from "../../../platform/lifecycle";
import { scanCode } from "../../../platform/scan";
import { call } from "../../../session";
import { codeOf, type DoorCode, readCode } from "./code.model";

export interface CheckIn {
  readonly arrival: ArrivalWatch;
  readonly isBusy: boolean;
  /** What went wrong last, in words. */
  readonly problem: string | undefined;
  readonly agree: () => void;
  readonly scan: () => void;
}

/** Checking in: the one-time yes, and the code on the screen where no beacon is heard. */
export function useCheckIn(): CheckIn {
  const arrival = useArrival();
  const { state, put, reload } = arrival;
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const opened = useRef(codeOf(useRouter().params));

  const run = useCallback(async (work: () => Promise<unknown>) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      setProblem(sentence(error));
    } finally {
      setBusy(false);
    }
  }, []);
  const send = (code: DoorCode) =>
    void run(async () => put(await call("POST /my/arrival/code", code)));

  const consented = state.status === "ready" && state.data.consented;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the code the page was opened with counts once.
  useEffect(() => {
    const code = opened.current;
    if (!consented || !code) return;
    opened.current = undefined;
    send(code);
  }, [consented]);

  return {
    arrival,
    isBusy,
    problem,
    agree: () =>
      void run(async () => {
        const { version } = await call("GET /privacy-notice", {});
        const answers = [{ purpose: "location", granted: true } as const];
        await call("POST /my/consents", { version, answers });
        await reload();
      }),
    scan: () =>
      void run(async () => {
        const text = await scanCode();
        if (text === undefined) return;
        const code = readCode(text);
        if (code) put(await call("POST /my/arrival/code", code));
        else setProblem(words.notOurs);
      }),
  };
}
