import { clientAddress } from "@server/core/http/client-address";
import { cookieJar } from "@server/core/http/cookies";
import { newId } from "@server/core/ids";
import { resolveActor } from "@server/features/sessions";
import type { Ports } from "@server/ports";
import { AuditError } from "@shared/audit/errors";
import { RequestError } from "@shared/core/errors";
import type { Context } from "koa";
import type Router from "koa-router";
import { AuditExportParts, AuditExports, exportOwner, partPlace } from "./audit-export.model";

/** `GET /api/v1/exports/audit/:id` → the file, part by part, for whoever asked for it and nobody else. */
export function auditExportDoor(router: Router, ports: Ports): void {
  router.get("/api/v1/exports/audit/:id", async (ctx) => {
    const actor = await resolveActor(cookieJar(ctx).get("session"), ports.clock);
    if (actor.kind !== "staff") throw RequestError.unauthenticated();
    const { id } = (ctx as unknown as Context & { params: { id: string } }).params;
    const file = await AuditExports.findOne({ _id: id, askerId: actor.id }).lean();
    if (!file) throw AuditError.notFound();
    if (file.expiresAt <= ports.clock.now()) throw AuditError.exportGone();
    await ports.audit.await({
      actor: { kind: "staff", id: actor.id, roles: actor.roles },
      act: "audit.exportFetched",
      object: { kind: "auditExport", id },
      result: "ok",
      ip: clientAddress(ctx.req, ports.config.trustedProxies),
      requestId: newId("req"),
    });
    const parts = await AuditExportParts.find({ exportId: id }).sort({ n: 1 }).lean();
    const texts = await ports.vault.openMany(
      parts.map(({ _id, text }) => ({
        owner: exportOwner(id),
        place: partPlace(_id),
        sealed: text,
      })),
    );
    ctx.set({
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="audit-${id}.csv"`,
      "Cache-Control": "no-store",
    });
    ctx.body = texts.join("");
  });
}
