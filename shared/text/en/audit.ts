import type { words as chinese } from "../zh-CN/audit";

/** Words of the audit trail that the server writes. */
export const words: typeof chinese = {
  actors: {
    staff: "Staff",
    customer: "Customer",
    system: "System",
    wechat: "WeChat",
    anonymous: "Nobody signed in",
  },
  gone: "A deleted customer",
  unreadable: "Cannot be read",
  results: { ok: "Done", denied: "Denied", failed: "Failed" },
  groups: {
    read: "Reading",
    reveal: "Reveal",
    change: "Change",
    export: "Export",
    session: "Sign-in",
    rights: "Rights and keys",
  },
  approval: {
    title: "Export of audit entries",
    summary: (filter) =>
      `Export of audit entries: ${filter}. The file is marked and destroyed after a day`,
    person: "one member of staff",
    customer: "one customer",
    purpose: (text) => `purpose has “${text}”`,
    range: (from, to) => `${from || "the first"} to ${to || "now"}`,
    lately: "the last 90 days",
  },
  file: {
    watermark: (name, no, at, approval) => `For ${name} (${no}) only, ${at}, approval ${approval}`,
    columns: [
      "Time",
      "Who",
      "Id",
      "Act",
      "Object",
      "Customer",
      "Result",
      "Fields",
      "Purpose",
      "Hash",
    ],
  },
};
