import { readersOf } from "@server/features/audit";
import type { Ports } from "@server/ports";
import { fill } from "@shared/text/fill";
import { dataRights as words } from "@shared/text/zh-CN/data-rights";

type Look = Awaited<ReturnType<typeof readersOf>>["looks"][number];

/** Who looked at a customer's data, said by what they are: the customer need not know their names. */
export async function lookersOf(
  customerId: string,
  {
    cursor,
    limit = 30,
  }: { readonly cursor?: string | undefined; readonly limit?: number | undefined },
  ports: Pick<Ports, "vault" | "clock">,
) {
  const [time = "", id = ""] = (cursor ?? "").split("|");
  const at = new Date(time);
  const after = Number.isNaN(at.getTime()) ? undefined : { at, id };
  const { looks, next } = await readersOf(customerId, { limit, after }, ports);
  return {
    items: looks.map(presentLook),
    ...(next ? { nextCursor: `${next.at.toISOString()}|${next.id}` } : {}),
  };
}

function presentLook({ id, at, roles, unitName, act, purpose }: Look) {
  const role = roles.map((one) => words.roles[one])[0] ?? words.someone;
  const what = /reveal/.test(act)
    ? words.acts.reveal
    : /export/.test(act)
      ? words.acts.export
      : words.acts.read;
  return {
    id,
    at: at.toISOString(),
    who: fill(words.at, { unit: unitName, role }),
    what,
    ...(purpose ? { why: purpose } : {}),
  };
}
