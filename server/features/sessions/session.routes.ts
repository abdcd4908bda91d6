import { type Implementation, implement, pick, type RequestContext } from "@server/core/implement";
import { issueTicket } from "@server/core/live";
import { limit } from "@server/core/rate-limit";
import { endSession, refreshSession, sessionsOf } from "@server/core/session";
import { RequestError } from "@shared/core/errors";
import { liveEndpoints } from "@shared/live/live";
import { sessionEndpoints as all } from "@shared/sessions/endpoints";
import { SessionError } from "@shared/sessions/errors";
import {
  bindByInvite,
  bindByPhone,
  bindingStatus,
  confirmBinding,
  leaveLead,
  strangerOf,
} from "./bind-customer";
import { redeemBrowserTicket } from "./browser-ticket";
import { beginQr, claimQr, confirmQr } from "./qr-sign-in";
import { answer, openFor, signInMini } from "./sign-in-customer";
import { giveSecondFactor, signInByPassword, stepUp } from "./sign-in-staff";
import { presentMe, setPresence } from "./staff-me";
import { wechatUsers } from "./wechat-user.model";

const visitorSession = (context: RequestContext) =>
  context.actor.kind === "visitor" ? context.actor.sessionId : undefined;

const customerSide: Implementation[] = [
  implement(pick(all, "POST /sessions/mini"))(async ({ code }, context) => {
    await limit("public", `login:${context.ip}`);
    return signInMini(code, context, context.ports);
  }),
  implement(pick(all, "POST /sessions/ticket"))(async ({ ticket }, context) => {
    const user = await wechatUsers.find(await redeemBrowserTicket(ticket));
    if (!user) throw SessionError.codeRejected();
    return answer(await openFor(user, "h5", context), user);
  }),
  implement(pick(all, "POST /sessions/refresh"))(async ({ refreshToken }) => {
    const { accessToken, refreshToken: next, expiresIn } = await refreshSession(refreshToken);
    return { accessToken, refreshToken: next, expiresIn };
  }),
  implement(pick(all, "POST /sessions/end"))(async (_input, context) => {
    const id = context.actor.kind === "visitor" ? context.actor.sessionId : context.actor.sessionId;
    if (id) await endSession(id);
    context.cookies.set("session", undefined);
    return {};
  }),
  implement(pick(all, "GET /binding"))(async (_input, { actor, ports }) => {
    if (actor.kind === "customer")
      return { binding: "bound", needsIdLastFour: false, maskedName: "" };
    return bindingStatus(await strangerOf(actor as never), ports);
  }),
  implement(pick(all, "POST /binding/phone"))(async ({ phoneCode }, context) => {
    if (context.actor.kind === "customer")
      return { binding: "bound", needsIdLastFour: false, maskedName: "" };
    return bindByPhone(await strangerOf(context.actor as never), phoneCode, context, context.ports);
  }),
  implement(pick(all, "POST /binding/confirm"))(async ({ idLastFour }, context) =>
    confirmBinding(
      await strangerOf(context.actor as never),
      idLastFour,
      visitorSession(context),
      context,
      context.ports,
    ),
  ),
  implement(pick(all, "POST /binding/invite"))(async ({ scene, idLastFour }, context) =>
    bindByInvite(
      await strangerOf(context.actor as never),
      scene,
      idLastFour,
      visitorSession(context),
      context,
      context.ports,
    ),
  ),
  implement(pick(all, "POST /binding/leads"))(async (lead, context) => {
    const user =
      context.actor.kind === "visitor" && context.actor.wechatUserId
        ? await wechatUsers.find(context.actor.wechatUserId)
        : null;
    await leaveLead(user ?? undefined, lead, context, context.ports);
    return { received: true };
  }),
];

const staffSide: Implementation[] = [
  implement(pick(all, "POST /auth/password"))(async ({ account, password }, context) =>
    signInByPassword(account, password, context, context.ports),
  ),
  implement(pick(all, "POST /auth/totp"))(async ({ code }, context) =>
    giveSecondFactor(code, context, context.ports),
  ),
  implement(pick(all, "POST /auth/qr"))(async (_input, context) =>
    beginQr(context, context.origin),
  ),
  implement(pick(all, "POST /auth/qr/:id/claim"))(async ({ id }, context) => ({
    state: await claimQr(id, context, context.ports),
  })),
  implement(pick(all, "POST /auth/qr/:id/confirm"))(async ({ id }, { actor }) => ({
    device: await confirmQr(id, actor),
  })),
  implement(pick(all, "GET /me/staff"))(async (_input, { actor }) => presentMe(actor)),
  implement(pick(all, "POST /me/staff/presence"))(async ({ presence }, { actor }) =>
    setPresence(actor, presence),
  ),
  implement(pick(all, "POST /me/step-up"))(async ({ code }, context) => ({
    until: (
      await stepUp(context.actor.id, context.actor.sessionId, code, context, context.ports)
    ).toISOString(),
  })),
  implement(pick(all, "GET /me/sessions"))(async (_input, { actor }) => ({
    items: (await sessionsOf({ kind: "staff", id: actor.id })).map((one) => ({
      id: one._id,
      device: one.device,
      ip: one.ip,
      createdAt: one.createdAt.toISOString(),
      lastSeenAt: one.lastSeenAt.toISOString(),
      current: one._id === actor.sessionId,
    })),
  })),
  implement(pick(all, "DELETE /me/sessions/:id"))(async ({ id }, { actor }) => {
    const own = await sessionsOf({ kind: "staff", id: actor.id });
    if (!own.some((one) => one._id === id)) throw RequestError.notFound();
    await endSession(id);
    return {};
  }),
];

const liveTickets: Implementation[] = [
  implement(pick(liveEndpoints, "POST /live/tickets"))(async (_input, { actor }) =>
    issueTicket({ kind: "customer", id: actor.id }, actor.sessionId),
  ),
  implement(pick(liveEndpoints, "POST /live/staff-tickets"))(async (_input, { actor }) =>
    issueTicket({ kind: "staff", id: actor.id }, actor.sessionId),
  ),
];

export const sessionRoutes = [...customerSide, ...staffSide, ...liveTickets];
