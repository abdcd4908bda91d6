import { useCallback, useEffect, useRef, useState } from "react";
import { talk } from "../../talk";
import type { Row } from "../../talk/rows.model";
import { isAtEnd, oldestOf, type Talk } from "../../talk/talk.model";
import { layout } from "./layout";

interface ScrollEvent {
  readonly detail: { readonly scrollTop: number };
}

/** A movement smaller than this is the list settling, not a finger. */
const finger = 12;

/** Where the list stands: at its end by itself, held in place when older lines come in above. */
export function useAnchor(rows: readonly Row[], state: Talk) {
  const [anchor, setAnchor] = useState("end-0");
  const [unseen, setUnseen] = useState(0);
  const isNear = useRef(true);
  const top = useRef(0);
  const before = useRef({ last: "", count: 0, oldest: 0 });

  const toLast = useCallback(() => {
    isNear.current = true;
    setUnseen(0);
    // The host scrolls only when the name changes, so the end has two.
    setAnchor((now) => (now === "end-0" ? "end-1" : "end-0"));
  }, []);

  useEffect(() => {
    const last = rows.at(-1);
    const now = { last: last?.key ?? "", count: rows.length, oldest: oldestOf(state) };
    const was = before.current;
    before.current = now;
    if (was.oldest > now.oldest && was.oldest > 0) return setAnchor(`m-${was.oldest}`);
    if (now.last === was.last) return;
    const isMine = last?.kind === "outgoing";
    if (isNear.current || isMine) toLast();
    else if (isAtEnd(state)) setUnseen((count) => count + 1);
  }, [rows, state, toLast]);

  useEffect(
    () =>
      layout.subscribe(() => {
        if (isNear.current) toLast();
      }),
    [toLast],
  );

  return {
    anchor,
    unseen,
    onScroll: ({ detail }: ScrollEvent) => {
      if (detail.scrollTop < top.current - finger) isNear.current = false;
      top.current = detail.scrollTop;
    },
    atUpper: () => void talk.older().catch(() => undefined),
    atLower: () => {
      if (!isAtEnd(talk.store.get())) return void talk.newer().catch(() => undefined);
      isNear.current = true;
      setUnseen(0);
    },
    toEnd: () => {
      if (isAtEnd(talk.store.get())) toLast();
      else void talk.toEnd().then(toLast, () => undefined);
    },
  };
}
