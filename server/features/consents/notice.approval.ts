import { isDuplicateKey } from "@server/core/mongo";
import { defineApproval } from "@server/features/approvals";
import { dayOf } from "@shared/calendar/day";
import { PrivacyError, PrivacyNoticeDraft } from "@shared/privacy/privacy";
import { fill } from "@shared/text/fill";
import { words } from "@shared/text/zh-CN/own-data";
import type * as z from "zod";
import { publishNotice } from "./notice-in-force";

/** A new privacy notice: with it every customer is asked anew, so two people answer for it. */
export const noticeApproval = defineApproval<z.infer<typeof PrivacyNoticeDraft>>({
  kind: "privacyNotice.publish",
  title: words.noticeTitle,
  decides: ["compliance", "head", "security"],
  payload: PrivacyNoticeDraft,
  summary: ({ version, change }) => fill(words.noticeSummary, { version, change }),
  execute: async (draft, trail, { tx }) => {
    const at = trail.ports.clock.now();
    await publishNotice({ ...draft, effectiveOn: dayOf(at) }, at, tx).catch((error: unknown) => {
      throw isDuplicateKey(error) ? PrivacyError.versionTaken() : error;
    });
    await trail.ports.audit.record(
      {
        actor: trail.actor,
        act: "privacyNotice.published",
        object: { kind: "privacyNotice", id: draft.version },
        result: "ok",
        ip: trail.ip,
        requestId: trail.requestId,
      },
      { session: tx },
    );
  },
});
