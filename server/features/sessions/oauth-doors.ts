import { randomBytes } from "node:crypto";
import { minutes } from "@server/core/clock";
import { clientAddress } from "@server/core/http/client-address";
import { cookieJar } from "@server/core/http/cookies";
import { sentence } from "@server/core/http/errors";
import { originOf } from "@server/core/http/headers";
import { newId } from "@server/core/ids";
import { hashToken } from "@server/core/session";
import type { Ports } from "@server/ports";
import { WechatError } from "@server/wechat";
import { AppError } from "@shared/core/errors";
import { SessionError } from "@shared/sessions/errors";
import type { Context } from "koa";
import type Router from "koa-router";
import mongoose, { Schema } from "mongoose";
import { issueBrowserTicket } from "./browser-ticket";
import { markScanned } from "./qr-sign-in";
import { signInByWechat } from "./sign-in-staff";
import { wechatUsers } from "./wechat-user.model";

interface StateDocument {
  readonly _id: string;
  readonly browser: string;
  readonly as: "staff" | "customer";
  readonly to: string;
  readonly expiresAt: Date;
}

const schema = new Schema<StateDocument>(
  { _id: String, browser: String, as: String, to: String, expiresAt: Date },
  { collection: "oauthStates", versionKey: false },
);
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
const States = mongoose.model<StateDocument>("OauthState", schema);

/** Only our own paths: no host, no scheme, no tricks with slashes (security.md B3-2). */
export function ownPath(to: unknown): string {
  const text = typeof to === "string" ? to : "";
  return /^\/(?![/\\])[\w\-./#?=&%~:,]*$/.test(text) && !/%2f|%5c|@|\\/i.test(text) ? text : "/";
}

/** Sign-in with the official account's OAuth, for staff and for customers in a browser. */
export function oauthDoors(router: Router, ports: Ports): void {
  router.get("/auth/wechat/start", async (ctx) => start(ctx as never, ports));
  router.get("/auth/wechat/return", async (ctx) => comeBack(ctx as never, ports));
  router.get("/auth/qr/:id", async (ctx) => {
    const id = String(ctx.params.id);
    const open = /^qrs_[0-9a-f]{32}$/.test(id) && (await markScanned(id));
    ctx.redirect(open ? `/confirm-sign-in/${id}` : "/sign-in?failed=session.qrExpired");
  });
}

async function start(ctx: Context, ports: Ports): Promise<void> {
  const as = ctx.query.as === "customer" ? "customer" : "staff";
  const state = randomBytes(16).toString("hex");
  const browser = randomBytes(16).toString("hex");
  await States.create({
    _id: hashToken(state),
    browser: hashToken(browser),
    as,
    to: ownPath(ctx.query.to),
    expiresAt: new Date(Date.now() + minutes(5)),
  });
  cookieJar(ctx).set("oauth", browser, 300);
  ctx.redirect(
    ports.wechat.official.oauth.authorizeUrl({
      redirectUri: `${originOf(ctx, ports.config)}/auth/wechat/return`,
      state,
    }),
  );
}

async function comeBack(ctx: Context, ports: Ports): Promise<void> {
  const cookies = cookieJar(ctx);
  const state = typeof ctx.query.state === "string" ? ctx.query.state : "";
  const found = await States.findOneAndDelete({
    _id: hashToken(state),
    browser: hashToken(cookies.get("oauth") ?? ""),
    expiresAt: { $gt: new Date() },
  }).lean<StateDocument | null>();
  cookies.set("oauth", undefined);
  if (!found || typeof ctx.query.code !== "string") {
    ctx.status = 400;
    ctx.body = sentence("session.codeRejected", ctx.get("accept-language"));
    return;
  }
  try {
    await finish(ctx, found, ctx.query.code, ports);
  } catch (error) {
    ctx.redirect(failedAt(found, error));
  }
}

async function finish(
  ctx: Context,
  { as, to }: StateDocument,
  code: string,
  ports: Ports,
): Promise<void> {
  const identity = await ports.wechat.official.oauth.exchange(code);
  // The platform's snapshot page hands out a virtual person: nobody is signed in as one.
  if (identity.isSnapshot) throw SessionError.codeRejected();
  const from = {
    ip: clientAddress(ctx.req, ports.config.trustedProxies),
    userAgent: ctx.get("user-agent").slice(0, 200),
    requestId: newId("req"),
    cookies: cookieJar(ctx),
  };
  if (as === "staff") {
    const { state } = await signInByWechat(identity.openid, from, ports);
    ctx.redirect(state === "signedIn" ? to : `/sign-in/code?to=${encodeURIComponent(to)}`);
    return;
  }
  const user = await wechatUsers.meet(ports.vault, "official", identity);
  const ticket = await issueBrowserTicket(user._id);
  ctx.redirect(`${to}${to.includes("?") ? "&" : "?"}ticket=${ticket}`);
}

function failedAt({ as, to }: StateDocument, error: unknown): string {
  const code =
    error instanceof AppError
      ? error.code
      : error instanceof WechatError
        ? "session.codeRejected"
        : undefined;
  if (!code) throw error;
  return as === "staff" ? `/sign-in?failed=${code}` : `${to.split("?")[0]}?failed=${code}`;
}
