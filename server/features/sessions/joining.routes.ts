import { type Implementation, implement, pick } from "@server/core/implement";
import { RequestError } from "@shared/core/errors";
import { joiningEndpoints as all } from "@shared/staff/joining";
import { finishJoin, openJoin } from "./finish-join";
import { changeOwnPassword, presentOwnAccess, renewRecoveryCodes } from "./own-access";
import { markSeen } from "./security-notice.model";
import { recover, renewPassword } from "./sign-in-staff";

export const joiningRoutes: readonly Implementation[] = [
  implement(pick(all, "POST /joins/open"))(async ({ token }, { ip, ports }) =>
    openJoin(token, ip, ports),
  ),
  implement(pick(all, "POST /joins/finish"))(async (given, context) =>
    finishJoin(given, context, context.ports),
  ),
  implement(pick(all, "POST /auth/recovery"))(async ({ code }, context) =>
    recover(code, context, context.ports),
  ),
  implement(pick(all, "POST /auth/password/renew"))(async (given, context) =>
    renewPassword(given, context, context.ports),
  ),
  implement(pick(all, "POST /me/password"))(async (given, context) => ({
    ended: await changeOwnPassword(given, context),
  })),
  implement(pick(all, "POST /me/recovery-codes"))(async (_input, context) => ({
    codes: await renewRecoveryCodes(context),
  })),
  implement(pick(all, "GET /me/security"))(async (_input, context) => presentOwnAccess(context)),
  implement(pick(all, "POST /me/security/:id/seen"))(async ({ id }, { actor }) => {
    if (!(await markSeen(id, actor.id))) throw RequestError.notFound();
    return {};
  }),
];
