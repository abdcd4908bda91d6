import type { TemplateEntry, TemplateTable } from "@config/env";
import { seconds } from "@server/core/clock";
import type { WechatAccount } from "@shared/wechat-desk/notices";
import { type MappingDocument, mappings } from "./template.model";

type Stored = Readonly<Record<WechatAccount, Readonly<Record<string, TemplateEntry>>>>;

let stored: Stored = { official: {}, mini: {} };
let readAt = 0;
let reading: Promise<void> | undefined;

/** Reads what was chosen at the desk. Before the first message is sent, and after each change. */
export function readMappings(): Promise<void> {
  reading ??= mappings
    .all()
    .then((all) => {
      stored = { official: entriesOf(all, "official"), mini: entriesOf(all, "mini") };
      readAt = performance.now();
    })
    .finally(() => {
      reading = undefined;
    });
  return reading;
}

/**
 * The templates in force: the environment's, replaced where the desk chose others. Whoever sends
 * reads it as it read the environment; a choice made in another process holds within five seconds.
 */
export function liveTemplates(environment: TemplateTable): TemplateTable {
  return {
    get official() {
      renew();
      return { ...environment.official, ...stored.official };
    },
    get mini() {
      renew();
      return { ...environment.mini, ...stored.mini };
    },
  };
}

/** Whether the desk chose this one. */
export const isStored = (account: WechatAccount, key: string): boolean =>
  Object.hasOwn(stored[account], key);

function renew(): void {
  // What is known stays in force while it is being read, and when it cannot be.
  if (performance.now() - readAt > seconds(5)) readMappings().catch(() => undefined);
}

function entriesOf(
  all: readonly MappingDocument[],
  account: WechatAccount,
): Record<string, TemplateEntry> {
  return Object.fromEntries(
    all
      .filter((one) => one.account === account)
      .map(({ key, templateId, fields }) => [
        key,
        {
          id: templateId,
          fields: Object.fromEntries(fields.map(({ meaning, field }) => [meaning, field])),
        },
      ]),
  );
}
