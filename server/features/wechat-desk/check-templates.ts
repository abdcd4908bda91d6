import { fill } from "@shared/text/fill";
import { wechatDesk as words } from "@shared/text/zh-CN/wechat-desk";
import type { Explained } from "@shared/wechat-desk/contracts";
import { accountsOf, mappingProblems, noticeKeys } from "@shared/wechat-desk/notices";
import type { CheckPlace } from "./check-callback";
import { type Finding, good, problem } from "./finding";
import { readLibrary } from "./libraries";

/** Whether every notice of an account has a template there, with the fields we fill and no other. */
export async function checkTemplates({ ports, account }: CheckPlace): Promise<Finding> {
  const library = await readLibrary(account, ports);
  if (library.problem) return { found: "", problems: [library.problem] };
  const wanted = noticeKeys.filter((key) => accountsOf(key).includes(account));
  const problems = wanted.flatMap((key): Explained[] => {
    const template = words.notices[key];
    const entry = ports.config.templates[account][key];
    const about = { template, account: words.accounts[account] };
    if (!entry) return [problem("notMapped", about)];
    const known = library.templates.find(({ id }) => id === entry.id);
    return mappingProblems(entry.fields, known?.fields).map((one) =>
      problem(one.rule, {
        ...about,
        id: entry.id,
        field: "field" in one ? one.field : "",
      }),
    );
  });
  if (problems.length > 0) return { found: "", problems };
  return good(fill(words.found.templates, { count: wanted.length }));
}
