import type { Ledger, LedgerEntry, LedgerQuery } from "../core/types";
import type { Platform } from "./platform";

/** The ledger of a platform, newest last. */
export function makeLedger(platform: Platform): Ledger {
  return {
    list(query = {}) {
      const found = select(platform, query);
      return query.limit === undefined ? found : found.slice(-query.limit);
    },
    count: (query = {}) => select(platform, query).length,
  };
}

const exact = ["user", "channel", "account", "templateId", "clientMsgId", "effect"] as const;

function select(platform: Platform, query: LedgerQuery): LedgerEntry[] {
  const wanted = exact.filter((name) => query[name] !== undefined);
  const after = query.after ?? 0;
  return platform.world.ledger.filter(
    (entry) =>
      entry.id > after &&
      wanted.every(
        (name) => entry[name] === query[name] || (name === "user" && entry.openid === query.user),
      ),
  );
}
