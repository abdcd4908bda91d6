import { fill } from "@shared/text/fill";
import { wechatDesk as words } from "@shared/text/zh-CN/wechat-desk";
import type { Explained } from "@shared/wechat-desk/contracts";

/** What a question of the self-check found. Nothing to mend means passed. */
export interface Finding {
  readonly found: string;
  readonly problems: readonly Explained[];
}

export const good = (found: string): Finding => ({ found, problems: [] });

/** One thing to mend, from the catalogue. */
export function bad(name: string, values: Readonly<Record<string, string | number>>): Finding {
  return { found: "", problems: [problem(name, values)] };
}

export function problem(
  name: string,
  values: Readonly<Record<string, string | number>>,
): Explained {
  const [what = name, fix = ""] = words.problems[name] ?? [];
  return { code: name, what: fill(what, values), fix: fill(fix, values) };
}
