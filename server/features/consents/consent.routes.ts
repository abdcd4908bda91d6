import { announce } from "@server/core/events";
import { type Implementation, implement, pick, type RequestContext } from "@server/core/implement";
import { transact } from "@server/core/mongo";
import type { CustomerActor } from "@server/core/policy";
import { trailOf } from "@server/core/trail";
import { askApproval } from "@server/features/approvals";
import { customers, everyCustomer } from "@server/features/customers";
import { RequestError } from "@shared/core/errors";
import {
  privacyEndpoints as all,
  PrivacyError,
  type PrivacyNotice,
  purposes,
} from "@shared/privacy/privacy";
import { consents, hashText, type Purpose } from "./consent.model";
import { noticeApproval } from "./notice.approval";
import { type NoticeVersion, noticeInForce, noticeText, noticeVersions } from "./notice-in-force";
import { exportOwnData } from "./own-data";

/** What the product cannot do without: refusing it means not using the product, and is not asked again and again. */
const necessary: readonly Purpose[] = ["service"];

export async function consentRows(customerId: string) {
  const [current, notice] = await Promise.all([consents.current(customerId), noticeInForce()]);
  return purposes.map((purpose) => {
    const row = current.get(purpose);
    // A new version of the notice needs a new answer (PIPL 14).
    const valid = row?.version === notice.version;
    return {
      purpose,
      granted: valid && row.granted,
      necessary: necessary.includes(purpose),
      version: notice.version,
      ...(row ? { at: row.at.toISOString() } : {}),
    };
  });
}

/** Refuses what needs a consent that is not given (security.md A7-03). */
export async function requireConsent(customerId: string, purpose: Purpose): Promise<void> {
  if (!(await hasConsent(customerId, purpose))) throw RequestError.consentRequired({ purpose });
}

export async function hasConsent(customerId: string, purpose: Purpose): Promise<boolean> {
  const row = (await consents.current(customerId)).get(purpose);
  return row?.granted === true && row.version === (await noticeInForce()).version;
}

/** Whether the customer has answered the notice in force. */
export async function noticeAnswered(customerId: string): Promise<boolean> {
  const answered = (await consents.current(customerId)).get("service");
  return answered?.version === (await noticeInForce()).version;
}

export const consentRoutes: Implementation[] = [
  implement(pick(all, "GET /privacy-notice"))(async () => presentNotice(await noticeInForce())),
  implement(pick(all, "GET /privacy-notices"))(async () => ({
    items: (await noticeVersions()).map(presentNotice),
  })),
  implement(pick(all, "POST /privacy-notices"))(async ({ reason, ...draft }, context) => {
    const versions = await noticeVersions();
    if (versions.some(({ version }) => version === draft.version))
      throw PrivacyError.versionTaken();
    const about = "privacyNotice";
    return askApproval(trailOf(context), noticeApproval, draft, reason, { about });
  }),
  implement(pick(all, "GET /my/consents"))(async (_input, { actor }) => ({
    items: await consentRows(actor.id),
  })),
  implement(pick(all, "POST /my/consents"))(async ({ version, answers }, context) => {
    const notice = await noticeInForce();
    if (version !== notice.version) throw RequestError.conflict({ version: notice.version });
    // Yes and no to one purpose in one breath is no answer.
    if (new Set(answers.map(({ purpose }) => purpose)).size < answers.length)
      throw RequestError.invalid({ issues: [{ path: "answers" }] });
    await answer(answers, context);
    return { items: await consentRows(context.actor.id) };
  }),
  implement(pick(all, "GET /my/data"))(async (_input, context) => exportOwnData(context)),
];

/** Writes the answers and lets them take effect at once: a withdrawal stops what is queued. */
async function answer(
  answers: readonly { readonly purpose: Purpose; readonly granted: boolean }[],
  { actor, ip, requestId, ports }: RequestContext<CustomerActor>,
): Promise<void> {
  const at = ports.clock.now();
  const { version } = await noticeInForce();
  const textHash = hashText(await noticeText(version));
  const rows = answers.map(({ purpose, granted }) => ({
    customerId: actor.id,
    purpose,
    granted,
    version,
    textHash,
    channel: "mini",
    ip,
    at,
  }));
  const marketing = answers.find(({ purpose }) => purpose === "marketing");
  await transact(async (tx) => {
    await consents.record(rows, tx);
    if (marketing) {
      const scope = customers.within(everyCustomer);
      const customer = await scope.find(actor.id);
      if (customer)
        await scope.change(
          actor.id,
          { contact: { ...customer.contact, marketing: marketing.granted } },
          tx,
        );
    }
    await announce(tx, {
      type: "consent.changed",
      aggregate: { kind: "customer", id: actor.id },
      actor: { kind: "customer", id: actor.id },
      at,
      data: Object.fromEntries(answers.map(({ purpose, granted }) => [purpose, granted])),
    });
    await ports.audit.record(
      {
        actor: { kind: "customer", id: actor.id, roles: [] },
        act: "consent.changed",
        object: { kind: "customer", id: actor.id },
        customerId: actor.id,
        result: "ok",
        ip,
        requestId,
        fields: answers.map(({ purpose, granted }) => `${purpose}:${granted}`),
      },
      { session: tx },
    );
  });
}

const presentNotice = ({
  version,
  effectiveOn,
  sections,
  change,
}: NoticeVersion): PrivacyNotice => ({
  version,
  effectiveOn,
  sections: sections.map((section) => ({ ...section })),
  ...(change ? { change } : {}),
});
