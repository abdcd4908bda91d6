import * as z from "zod";
import { Amount, listOf, OptionalAmount, OptionalText, Text } from "./event-fields";

const Choice = z
  .object({ TemplateId: Text, SubscribeStatusString: Text, PopupScene: OptionalText })
  .transform(({ TemplateId, SubscribeStatusString, PopupScene }) => ({
    templateId: TemplateId,
    isAccepted: SubscribeStatusString === "accept",
    popupScene: PopupScene,
  }));

const SentItem = z
  .object({ TemplateId: Text, MsgID: Text, ErrorCode: Amount, ErrorStatus: OptionalText })
  .transform(({ TemplateId, MsgID, ErrorCode, ErrorStatus }) => ({
    templateId: TemplateId,
    messageId: MsgID,
    errorCode: ErrorCode,
    status: ErrorStatus,
  }));

const Verdict = z
  .object({ suggest: Text, label: Amount })
  .transform(({ suggest, label }) => ({ suggest, label }));

/** What the platform reports, by Event in lower case: results of sending, consent, checks, penalties. */
export const platformShapes = {
  templatesendjobfinish: z.object({ MsgID: Text, Status: Text }).transform(({ MsgID, Status }) => ({
    kind: "template.finished" as const,
    messageId: MsgID,
    result: templateResult(Status),
    status: Status,
  })),
  masssendjobfinish: z
    .object({
      MsgID: Text,
      Status: Text,
      TotalCount: OptionalAmount,
      FilterCount: OptionalAmount,
      SentCount: OptionalAmount,
      ErrorCount: OptionalAmount,
    })
    .transform((raw) => ({
      kind: "massSend.finished" as const,
      messageId: raw.MsgID,
      isSent: raw.Status === "send success",
      status: raw.Status,
      total: raw.TotalCount ?? 0,
      filtered: raw.FilterCount ?? 0,
      sent: raw.SentCount ?? 0,
      failed: raw.ErrorCount ?? 0,
    })),
  subscribe_msg_popup_event: itemsOf("SubscribeMsgPopupEvent", Choice).transform((choices) => ({
    kind: "subscribe.answered" as const,
    choices,
  })),
  subscribe_msg_change_event: itemsOf("SubscribeMsgChangeEvent", Choice).transform((choices) => ({
    kind: "subscribe.changed" as const,
    choices,
  })),
  subscribe_msg_sent_event: itemsOf("SubscribeMsgSentEvent", SentItem).transform((items) => ({
    kind: "subscribe.finished" as const,
    items,
  })),
  wxa_media_check: z
    .object({
      trace_id: Text,
      errcode: OptionalAmount,
      result: Verdict.optional(),
      detail: listOf(z.unknown()),
    })
    .transform((raw) => ({
      kind: "media.checked" as const,
      traceId: raw.trace_id,
      /** -1008: the platform could not download the file. */
      errorCode: raw.errcode ?? 0,
      verdict: raw.result,
      detail: raw.detail,
    })),
  user_info_modified: authorisationShape("privacy.modified"),
  user_authorization_revoke: authorisationShape("privacy.revoked"),
  user_authorization_cancellation: authorisationShape("privacy.cancelled"),
  wxa_punish_event: z
    .object({
      event_type: OptionalText,
      punish_id: OptionalText,
      punish_time: OptionalText,
      illegal_reason: OptionalText,
      detail: z.unknown().optional(),
    })
    .transform((raw) => ({
      kind: "account.punished" as const,
      type: raw.event_type,
      punishId: raw.punish_id,
      reason: raw.illegal_reason,
      detail: raw.detail,
    })),
  notify_service_msg_send_result: z
    .object({
      notify_code: OptionalText,
      notify_type: OptionalText,
      card_status: OptionalText,
      fail_ret: OptionalAmount,
      fail_msg: OptionalText,
    })
    .transform((raw) => ({
      kind: "serviceCard.failed" as const,
      notifyCode: raw.notify_code,
      notifyType: raw.notify_type,
      cardStatus: raw.card_status,
      errorCode: raw.fail_ret,
      reason: raw.fail_msg,
    })),
  qualification_verify_success: verificationShape("qualificationPassed"),
  qualification_verify_fail: verificationShape("qualificationFailed"),
  naming_verify_success: verificationShape("namingPassed"),
  naming_verify_fail: verificationShape("namingFailed"),
  annual_renew: verificationShape("renewalDue"),
  verify_expired: verificationShape("expired"),
} as const;

/** XML wraps the list in an element named after the event; JSON has it at the top. */
function itemsOf<Item extends z.ZodType>(container: string, item: Item) {
  const Items = listOf(item);
  return z
    .object({
      [container]: z.union([z.object({ List: Items }), z.literal("")]).optional(),
      List: Items.optional(),
    })
    .transform((raw) => {
      const wrapped = raw[container];
      if (wrapped && typeof wrapped === "object" && "List" in wrapped)
        return wrapped.List as z.output<Item>[];
      return (raw.List ?? []) as z.output<Item>[];
    });
}

// The platform writes `failed:user block` and `failed: system failed`, the second with a space.
function templateResult(status: string): "delivered" | "blocked" | "failed" {
  if (status === "success") return "delivered";
  return /user\s*block/i.test(status) ? "blocked" : "failed";
}

function authorisationShape<Kind extends string>(kind: Kind) {
  return z
    .object({
      OpenID: OptionalText,
      AppID: OptionalText,
      RevokeInfo: OptionalText,
      PluginID: OptionalText,
    })
    .transform((raw) => ({
      kind,
      /** Whose data it is about; the event itself comes from the platform. */
      person: raw.OpenID,
      revoked: raw.RevokeInfo?.split(/[,;\s]+/).filter(Boolean) ?? [],
    }));
}

function verificationShape<Result extends string>(result: Result) {
  return z
    .object({ ExpiredTime: OptionalAmount, FailTime: OptionalAmount, FailReason: OptionalText })
    .transform((raw) => ({
      kind: "account.verification" as const,
      result,
      expiresAt: raw.ExpiredTime ? new Date(raw.ExpiredTime * 1_000) : undefined,
      reason: raw.FailReason,
    }));
}
