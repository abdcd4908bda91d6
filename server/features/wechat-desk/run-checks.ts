import { seconds } from "@server/core/clock";
import { newId } from "@server/core/ids";
import type { Ports } from "@server/ports";
import { WechatError } from "@server/wechat";
import { wechatDesk as words } from "@shared/text/zh-CN/wechat-desk";
import type { CheckItem } from "@shared/wechat-desk/contracts";
import { type CheckRunDocument, checkRuns } from "./check.model";
import { type Check, checkedPage, checks } from "./check-list";
import { explain } from "./explain";
import type { Finding } from "./finding";

/** Longer than any one question takes. */
const stillAfter = seconds(60);
const atOnce = 3;

/** Lays a run out; the questions are asked by a worker. One under way is answered as it is. */
export async function beginChecks(
  { by, origin }: Pick<CheckRunDocument, "by" | "origin">,
  ports: Ports,
): Promise<CheckRunDocument> {
  const latest = await checkRuns.latest();
  const isGoing =
    latest?.state === "running" && Date.now() - latest.touchedAt.getTime() < stillAfter;
  if (latest && isGoing) return latest;
  const run: CheckRunDocument = {
    _id: newId("wck"),
    state: "running",
    by,
    origin,
    startedAt: ports.clock.now(),
    items: checks.map(blank),
    touchedAt: new Date(),
  };
  await checkRuns.add(run);
  await ports.jobs.wake("wechatCheck.run", { runId: run._id });
  return run;
}

function blank({ name, group, account }: Check): CheckItem {
  const title = words.checks[name];
  return { key: `${account}.${name}`, group, account, title, state: "waiting", problems: [] };
}

/** Asks what has no answer yet, a few at a time; each answer is kept at once. */
export async function runChecks(runId: string, ports: Ports): Promise<void> {
  const run = await checkRuns.find(runId);
  if (!run || run.state === "done") return;
  const open = run.items.flatMap((item, at) =>
    item.state === "waiting" || item.state === "running" ? [{ item, at }] : [],
  );
  const next = async (): Promise<void> => {
    const one = open.shift();
    if (!one) return;
    await checkRuns.setItem(runId, one.at, { ...one.item, state: "running" });
    await checkRuns.setItem(runId, one.at, await ask(one.item, run, ports));
    await next();
  };
  await Promise.all(Array.from({ length: atOnce }, next));
  await checkRuns.end(runId, ports.clock.now());
}

async function ask(
  item: CheckItem,
  { origin }: CheckRunDocument,
  ports: Ports,
): Promise<CheckItem> {
  const { account } = item;
  const check = checks.find((one) => `${one.account}.${one.name}` === item.key);
  if (!check) return { ...item, state: "passed" };
  const begun = performance.now();
  const { found, problems } = await findings(check, { ports, account, origin });
  return {
    ...item,
    state: problems.length > 0 ? "failed" : "passed",
    problems: [...problems],
    milliseconds: Math.round(performance.now() - begun),
    ...(found ? { found } : {}),
  };
}

async function findings(check: Check, place: Parameters<Check["run"]>[0]): Promise<Finding> {
  try {
    return await check.run(place);
  } catch (error) {
    if (!(error instanceof WechatError)) throw error;
    const { account, origin, ports } = place;
    const url = `${origin}/wechat/callback/${ports.wechat[account].appid}`;
    const what = words.checks[check.name];
    return {
      found: "",
      problems: [explain(error.refusal, { account, what, page: checkedPage, url })],
    };
  }
}
