/** The two accounts of the bank at WeChat. */
export const wechatAccounts = ["official", "mini"] as const;
export type WechatAccount = (typeof wechatAccounts)[number];

/** What each of our notices can say, by our name of it: the meanings a template's fields may carry. */
export const noticeMeanings = {
  "booking.confirmed": ["purpose", "time", "manager", "place"],
  "booking.changed": ["purpose", "before", "time", "note"],
  "booking.cancelled": ["purpose", "time", "reason"],
  "booking.reminder": ["purpose", "time", "manager", "place"],
  "event.signed-up": ["event", "time", "place", "state"],
  "event.ticket": ["event", "time", "place", "ticket"],
  "event.reminder": ["event", "time", "place"],
  "message.waiting": ["sender", "time", "hint"],
  "care.birthday": ["customer", "date", "wish"],
  "asset.maturity": ["product", "date", "manager", "hint"],
  "campaign.invitation": ["subject", "time", "hint"],
  "staff.todo": ["subject", "due", "priority", "note"],
} as const;
export type NoticeKey = keyof typeof noticeMeanings;

export const noticeKeys = Object.keys(noticeMeanings) as [NoticeKey, ...NoticeKey[]];

/** Which account sends a notice: marketing never goes out as a template, staff hear only by the official account. */
export function accountsOf(key: NoticeKey): readonly WechatAccount[] {
  if (key === "campaign.invitation") return ["mini"];
  return key === "staff.todo" ? ["official"] : wechatAccounts;
}

/** A field of a template as WeChat describes it. */
export interface TemplateField {
  readonly key: string;
  readonly name: string;
}

export type MappingProblem =
  | { readonly rule: "templateMissing" }
  | { readonly rule: "fieldMissing"; readonly field: string }
  | { readonly rule: "fieldUnfilled"; readonly field: string }
  | { readonly rule: "fieldTwice"; readonly field: string };

/** Why messages by this mapping would be refused: fields WeChat does not have, or has and we leave empty. */
export function mappingProblems(
  fields: Readonly<Record<string, string>>,
  template: readonly TemplateField[] | undefined,
): MappingProblem[] {
  if (!template) return [{ rule: "templateMissing" }];
  const used = Object.values(fields);
  const known = new Set(template.map(({ key }) => key));
  return [
    ...used
      .filter((field) => !known.has(field))
      .map((field) => ({ rule: "fieldMissing", field }) as const),
    ...[...known]
      .filter((field) => !used.includes(field))
      .map((field) => ({ rule: "fieldUnfilled", field }) as const),
    ...[...new Set(used.filter((field, at) => used.indexOf(field) !== at))].map(
      (field) => ({ rule: "fieldTwice", field }) as const,
    ),
  ];
}
