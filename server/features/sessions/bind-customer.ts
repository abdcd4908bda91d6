import { randomBytes } from "node:crypto";
import { hours, minutes } from "@server/core/clock";
import { announce } from "@server/core/events";
import { newId } from "@server/core/ids";
import { isDuplicateKey, transact } from "@server/core/mongo";
import type { Visitor } from "@server/core/policy";
import { limit } from "@server/core/rate-limit";
import { endSession, hashToken } from "@server/core/session";
import { customers, everyCustomer, openCustomer } from "@server/features/customers";
import type { Ports } from "@server/ports";
import { WechatError } from "@server/wechat";
import { RequestError } from "@shared/core/errors";
import { maskName } from "@shared/masking/masking";
import { SessionError } from "@shared/sessions/errors";
import type { BindingState, CustomerSession } from "@shared/sessions/session";
import { invites } from "./invite.model";
import { answer, bindingOf, openFor } from "./sign-in-customer";
import { type WechatUserDocument, wechatUsers } from "./wechat-user.model";

interface From {
  readonly ip: string;
  readonly userAgent: string;
  readonly requestId: string;
}

export interface BindingStep {
  readonly binding: BindingState;
  readonly needsIdLastFour: boolean;
  readonly maskedName: string;
}

const nobody: BindingStep = { binding: "notVip", needsIdLastFour: false, maskedName: "" };
/** A matched phone waits this long for the last four of the ID. */
const pendingLife = minutes(15);

/** The WeChat user behind a session that is not bound yet. */
export async function strangerOf(
  visitor: Visitor | { readonly kind: string; readonly wechatUserId?: string },
): Promise<WechatUserDocument> {
  const user = visitor.wechatUserId ? await wechatUsers.find(visitor.wechatUserId) : null;
  if (!user) throw RequestError.unauthenticated();
  return user;
}

export async function bindingStatus(user: WechatUserDocument, ports: Ports): Promise<BindingStep> {
  const waiting =
    user.pending && user.pending.at.getTime() > Date.now() - pendingLife
      ? user.pending.customerId
      : undefined;
  const customer = waiting ? await customers.within(everyCustomer).find(waiting) : null;
  if (!customer) return { binding: bindingOf(user), needsIdLastFour: false, maskedName: "" };
  const { name } = await openCustomer(ports.vault, customer, ["name"]);
  return { binding: bindingOf(user), needsIdLastFour: true, maskedName: maskName(name ?? "") };
}

/**
 * First step: the phone number that WeChat verified. Exactly one free record goes on to the second
 * step; several, or one that another WeChat user holds, go to a person's review; none is no VIP yet.
 */
export async function bindByPhone(
  user: WechatUserDocument,
  phoneCode: string,
  from: From,
  ports: Ports,
): Promise<BindingStep> {
  if (user.customerId) return { binding: "bound", needsIdLastFour: false, maskedName: "" };
  await limit("guess", `bind:${user._id}`);
  const openid = await wechatUsers.openid(ports.vault, user, "mini");
  const phone = await ports.wechat.mini.phoneNumber(phoneCode, openid).catch((error: unknown) => {
    if (error instanceof WechatError && error.kind === "permanent")
      throw SessionError.codeRejected();
    throw error;
  });
  const matches = await customers.within(everyCustomer).byPhone(ports.vault, phone.number);
  const [match] = matches;
  if (!match) return nobody;
  if (matches.length > 1 || match.bound) {
    await review(user, match._id, from, ports);
    return { binding: "inReview", needsIdLastFour: false, maskedName: "" };
  }
  const pending = await wechatUsers.change(user._id, {
    $set: { pending: { customerId: match._id, at: new Date() } },
  });
  return bindingStatus(pending ?? user, ports);
}

/** Second step: the last four of the ID and the customer's yes. */
export async function confirmBinding(
  user: WechatUserDocument,
  idLastFour: string,
  sessionId: string | undefined,
  from: From,
  ports: Ports,
): Promise<CustomerSession> {
  await limit("guess", `bind:${user._id}`);
  const waiting = user.pending;
  if (!waiting || waiting.at.getTime() < Date.now() - pendingLife)
    throw SessionError.idNotMatched();
  return bind(user, waiting.customerId, idLastFour, sessionId, from, ports);
}

/** Binds by an RM's invitation: known to come from the bank, but still asks for the last four of the ID. */
export async function bindByInvite(
  user: WechatUserDocument,
  scene: string,
  idLastFour: string,
  sessionId: string | undefined,
  from: From,
  ports: Ports,
): Promise<CustomerSession> {
  await limit("guess", `bind:${user._id}`);
  const invite = await invites.open(hashToken(scene));
  if (!invite) throw SessionError.inviteUsed();
  const session = await bind(user, invite.customerId, idLastFour, sessionId, from, ports);
  await invites.use(hashToken(scene));
  return session;
}

/** Makes an invitation for one customer: 24 hours, one use, and only its hash is kept. */
export async function inviteCustomer(
  customerId: string,
  staffId: string,
): Promise<{ scene: string; expiresAt: Date }> {
  const scene = randomBytes(16).toString("hex");
  const expiresAt = new Date(Date.now() + hours(24));
  await invites.create(hashToken(scene), customerId, staffId, expiresAt);
  return { scene, expiresAt };
}

async function bind(
  user: WechatUserDocument,
  customerId: string,
  idLastFour: string,
  sessionId: string | undefined,
  from: From,
  ports: Ports,
): Promise<CustomerSession> {
  const customer = await customers.within(everyCustomer).find(customerId);
  if (!customer) throw SessionError.idNotMatched();
  const { idNumber } = await openCustomer(ports.vault, customer, ["idNumber"]);
  if (idNumber?.slice(-4).toUpperCase() !== idLastFour.toUpperCase()) {
    ports.audit.note(entry("binding.refused", user, customerId, from, "denied"));
    throw SessionError.idNotMatched();
  }
  // Somebody who is a customer already does not become another one by an invitation.
  if (user.customerId && user.customerId !== customerId) throw SessionError.alreadyBound();
  if (user.customerId === customerId) return answer(await openFor(user, "mini", from), user);
  if (customer.bound) {
    await review(user, customerId, from, ports);
    throw SessionError.alreadyBound();
  }
  const bound = await write(user, customerId, from, ports);
  if (sessionId) await endSession(sessionId);
  return answer(await openFor(bound, "mini", from), bound);
}

async function write(
  user: WechatUserDocument,
  customerId: string,
  from: From,
  ports: Ports,
): Promise<WechatUserDocument> {
  const at = ports.clock.now();
  try {
    return await transact(async (tx) => {
      const bound = await wechatUsers.change(
        user._id,
        { $set: { customerId, boundAt: at, inReview: false }, $unset: { pending: 1 } },
        tx,
      );
      await customers.within(everyCustomer).change(customerId, { bound: true }, tx);
      await announce(tx, {
        type: "customer.bound",
        aggregate: { kind: "customer", id: customerId },
        actor: { kind: "customer", id: customerId },
        at,
      });
      await ports.audit.record(entry("binding.made", user, customerId, from, "ok"), {
        session: tx,
      });
      return bound ?? user;
    });
  } catch (error) {
    // Another WeChat user took the record in the same moment.
    if (isDuplicateKey(error)) throw SessionError.alreadyBound();
    throw error;
  }
}

async function review(
  user: WechatUserDocument,
  customerId: string,
  from: From,
  ports: Ports,
): Promise<void> {
  const at = ports.clock.now();
  await transact(async (tx) => {
    await wechatUsers.change(user._id, { $set: { inReview: true }, $unset: { pending: 1 } }, tx);
    await announce(tx, {
      type: "binding.reviewNeeded",
      aggregate: { kind: "customer", id: customerId },
      actor: { kind: "visitor", id: user._id },
      at,
    });
    await ports.audit.record(entry("binding.review", user, customerId, from, "denied"), {
      session: tx,
    });
  });
}

function entry(
  act: string,
  user: WechatUserDocument,
  customerId: string,
  from: From,
  result: "ok" | "denied",
) {
  return {
    actor: { kind: "anonymous", id: user._id, roles: [] },
    act,
    object: { kind: "wechatUser", id: user._id },
    customerId,
    result,
    ip: from.ip,
    requestId: from.requestId,
  } as const;
}

/** Somebody who is no VIP yet leaves a wish to be called; a branch finds it in its tasks. */
export async function leaveLead(
  user: WechatUserDocument | undefined,
  lead: { readonly name: string; readonly phone: string; readonly note?: string | undefined },
  from: From,
  ports: Ports,
): Promise<void> {
  await limit("guess", `lead:${from.ip}`);
  const id = newId("led");
  await transact(async (tx) => {
    await invites.saveLead(
      id,
      await ports.vault.sealGroup("leads", { collection: "leads", id, field: "wish" }, lead),
      ports.clock.now(),
      tx,
    );
    await announce(tx, {
      type: "lead.left",
      aggregate: { kind: "lead", id },
      actor: { kind: "visitor", id: user?._id ?? "" },
      at: ports.clock.now(),
    });
  });
}
