import { type Implementation, implement, pick } from "@server/core/implement";
import type { CheckRun } from "@shared/wechat-desk/contracts";
import { wechatDeskEndpoints as all } from "@shared/wechat-desk/endpoints";
import { type CheckRunDocument, checkRuns } from "./check.model";
import { beginChecks } from "./run-checks";
import { namesOf, type StaffContext, trail } from "./trail";

export const checkRoutes: Implementation[] = [
  implement(pick(all, "GET /wechat-checks"))(async () => {
    const latest = await checkRuns.latest();
    return latest ? { run: await present(latest) } : {};
  }),
  implement(pick(all, "POST /wechat-checks"))(async (_, context) => {
    const origin = publicOrigin(context);
    const run = await beginChecks({ by: context.actor.id, origin }, context.ports);
    await trail(context, {
      act: "wechatCheck.started",
      object: { kind: "wechatCheck", id: run._id },
    });
    return present(run);
  }),
];

/** The address the platform is to reach: the one that is configured by name, else the one asked under. */
function publicOrigin({ ports, origin }: StaffContext): string {
  return ports.config.origins.find((one) => /^https:\/\/[^*]+$/.test(one)) ?? origin;
}

async function present(run: CheckRunDocument): Promise<CheckRun> {
  const name = await namesOf([run.by]);
  return {
    id: run._id,
    state: run.state,
    startedAt: run.startedAt.toISOString(),
    ...(run.endedAt ? { endedAt: run.endedAt.toISOString() } : {}),
    by: name(run.by),
    items: [...run.items],
  };
}
