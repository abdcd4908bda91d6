import multer from "@koa/multer";
import { clientAddress } from "@server/core/http/client-address";
import { cookieJar } from "@server/core/http/cookies";
import { answerError } from "@server/core/http/errors";
import { newId } from "@server/core/ids";
import type { Actor, StaffActor } from "@server/core/policy";
import { limit } from "@server/core/rate-limit";
import { customers, customersSeenBy } from "@server/features/customers";
import { resolveActor } from "@server/features/sessions";
import type { Ports } from "@server/ports";
import { ConversationError } from "@shared/conversations/errors";
import { RequestError } from "@shared/core/errors";
import type { Context } from "koa";
import type Router from "koa-router";
import { acceptUpload } from "./accept-upload";
import { findMedia, type MediaDocument, readMedia, storeMedia } from "./media.model";

const upload = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: 10_485_760, files: 1, fields: 4, fieldSize: 256 },
});

/**
 * `POST /api/v1/media` (multipart: `file`, and `customerId` from staff) → `{ id, contentType, bytes,
 * width?, height? }`; `GET /api/v1/media/:id` → the bytes. Only those who share the conversation
 * with the customer reach a file; for everybody else it is not there.
 */
export function mediaDoors(router: Router, ports: Ports): void {
  router.post(
    "/api/v1/media",
    guarded(ports, async (ctx, actor) => {
      await limit("person", `media:${"id" in actor ? actor.id : ""}`);
      await upload
        .single("file")(ctx as never, async () => {})
        .catch((error: { code?: string }) => {
          throw error.code === "LIMIT_FILE_SIZE"
            ? ConversationError.mediaTooLarge({ maxBytes: 10_485_760 })
            : ConversationError.mediaRejected();
        });
      const file = (ctx as unknown as { file?: { buffer: Buffer } }).file;
      if (!file) throw ConversationError.mediaRejected();
      const customerId = await ownerOf(
        actor,
        (ctx.request as unknown as { body?: { customerId?: unknown } }).body?.customerId,
      );
      const { bytes, ...about } = await acceptUpload(file.buffer);
      const stored = await storeMedia(
        ports.vault,
        {
          customerId,
          contentType: about.contentType,
          uploadedBy: (actor as { id: string }).id,
          at: ports.clock.now(),
        },
        bytes,
      );
      ctx.body = { id: stored._id, bytes: stored.bytes, ...about };
    }),
  );
  router.get(
    "/api/v1/media/:id",
    guarded(ports, async (ctx, actor) => {
      const media = await findMedia(
        String((ctx as Context & { params: { id: string } }).params.id),
      );
      if (!media || !(await mayRead(actor, media.customerId))) throw RequestError.notFound();
      if (actor.kind === "staff") noteMediaRead(ctx, actor, media, ports);
      ctx.set({
        "Cache-Control": "private, max-age=86400, immutable",
        "Content-Disposition":
          media.contentType.startsWith("image/") || media.contentType.startsWith("audio/")
            ? "inline"
            : "attachment",
        "Content-Security-Policy": "default-src 'none'; sandbox",
      });
      ctx.type = media.contentType;
      ctx.body = await readMedia(ports.vault, media);
    }),
  );
}

function noteMediaRead(
  ctx: Context,
  actor: StaffActor,
  { _id, customerId }: MediaDocument,
  { audit, config }: Ports,
): void {
  audit.note({
    actor: { kind: "staff", id: actor.id, roles: actor.roles },
    act: "conversation.mediaRead",
    object: { kind: "media", id: _id },
    customerId,
    result: "ok",
    ip: clientAddress(ctx.req, config.trustedProxies),
    requestId: newId("req"),
  });
}

function guarded(ports: Ports, act: (ctx: Context, actor: Actor) => Promise<void>) {
  return async (ctx: unknown): Promise<void> => {
    const context = ctx as Context;
    const requestId = newId("req");
    try {
      const bearer = /^Bearer (\S+)$/.exec(context.get("authorization"))?.[1];
      const cookie = cookieJar(context).get("session");
      if (context.method !== "GET" && !bearer && cookie && !context.get("x-guibin"))
        throw RequestError.forgery();
      const actor = await resolveActor(bearer ?? cookie, ports.clock);
      if (actor.kind === "visitor") throw RequestError.unauthenticated();
      await act(context, actor);
    } catch (error) {
      const { status, body } = answerError(
        error,
        requestId,
        context.get("accept-language"),
        ports.log,
      );
      context.status = status;
      context.body = body;
    }
  };
}

async function ownerOf(actor: Actor, customerId: unknown): Promise<string> {
  if (actor.kind === "customer") return actor.id;
  if (actor.kind !== "staff" || typeof customerId !== "string") throw RequestError.notFound();
  const customer = await customers.within(customersSeenBy(actor)).find(customerId);
  if (!customer) throw RequestError.notFound();
  return customer._id;
}

async function mayRead(actor: Actor, customerId: string): Promise<boolean> {
  if (actor.kind === "customer") return actor.id === customerId;
  if (actor.kind !== "staff") return false;
  return (await customers.within(customersSeenBy(actor)).find(customerId)) !== null;
}
