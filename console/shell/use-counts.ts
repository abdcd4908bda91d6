import { useMe } from "@console/data/me";
import { useRead } from "@console/data/queries";
import type { Scene } from "@console/routes";
import { common } from "./words";

export type Counts = Partial<
  Record<Scene["name"], { readonly value: number; readonly label: string }>
>;

/** What waits in each place; read from the lists that the places themselves show. */
export function useCounts(): Counts {
  const mayTalk = useMe().abilities.includes("GET /conversations");
  const today = useRead("GET /today", {}, { refetchInterval: 60_000 });
  const unread = useRead(
    "GET /conversations",
    { filter: "unread", limit: 100 },
    { enabled: mayTalk },
  );

  const approvals = useRead(
    "GET /approvals",
    { box: "waiting", limit: 1 },
    { refetchInterval: 60_000 },
  );

  const late = today.data?.items.filter((item) => item.tone === "late").length ?? 0;
  const messages = unread.data?.items.reduce((sum, item) => sum + item.unread, 0) ?? 0;
  return {
    today: { value: late, label: common.frame.dueToday(late) },
    approvals: {
      value: approvals.data?.waiting ?? 0,
      label: common.frame.toApprove(approvals.data?.waiting ?? 0),
    },
    inbox: { value: messages, label: common.frame.unread(messages) },
  };
}
