import { retentionClasses } from "@config/retention";
import { defineApproval } from "@server/features/approvals";
import { RetentionClass, RetentionError } from "@shared/privacy/retention";
import { fill } from "@shared/text/fill";
import { dataRights as words } from "@shared/text/zh-CN/data-rights";
import * as z from "zod";
import { LegalHoldModel, RetentionSettingModel } from "./retention.model";

const Change = z.object({
  name: RetentionClass,
  before: z.number().int(),
  days: z.number().int(),
  due: z.number().int(),
});

/** A change of how long data is kept (security.md A3-07). Never below the law's floor, asked again here. */
export const retentionApproval = defineApproval<z.infer<typeof Change>>({
  kind: "retention.change",
  title: words.retentionTitle,
  decides: ["compliance", "security"],
  payload: Change,
  summary: ({ name, before, days, due }) =>
    fill(words.retentionSummary, { name: words.retention[name], before, days, due }),
  execute: async ({ name, days }, trail, { tx, askerId, deciderId }) => {
    if (days < retentionClasses[name].floor) throw RetentionError.belowFloor();
    const set = { days, askedBy: askerId, decidedBy: deciderId, at: trail.ports.clock.now() };
    await RetentionSettingModel.updateOne(
      { _id: name },
      { $set: set },
      { upsert: true, session: tx },
    );
    await trail.ports.audit.record(
      {
        actor: trail.actor,
        act: "retention.changed",
        object: { kind: "retention", id: name },
        result: "ok",
        ip: trail.ip,
        requestId: trail.requestId,
        fields: [`days:${days}`],
      },
      { session: tx },
    );
  },
});

const Lift = z.object({ holdId: z.string(), what: z.string(), reason: z.string() });

/** The end of a legal hold. */
export const liftApproval = defineApproval<z.infer<typeof Lift>>({
  kind: "legalHold.lift",
  title: words.liftTitle,
  decides: ["compliance", "security"],
  payload: Lift,
  summary: ({ what, reason }) => fill(words.liftSummary, { what, reason }),
  execute: async ({ holdId }, trail, { tx }) => {
    const lifted = await LegalHoldModel.findOneAndUpdate(
      { _id: holdId, liftedAt: null },
      { $set: { liftedAt: trail.ports.clock.now() } },
      { session: tx },
    ).lean();
    if (!lifted) throw RetentionError.notFound();
  },
});
