import { days } from "@server/core/clock";
import type { KeyStatus } from "@server/core/vault";
import type { KeyOverview } from "@shared/keys/endpoints";

/** After how many days keys are due for new ones: the bank's habit, a warning and never a stop. */
const dueAfter = { kek: 365, data: 730, index: 365 } as const;

/** Ages and numbers, with when each kind is due. */
export function presentKeys(
  { keks, data, indexes, rotations }: KeyStatus,
  { profile, signer }: { readonly profile: KeyOverview["profile"]; readonly signer: string },
): KeyOverview {
  return {
    profile,
    keks: keks.map(({ id, isCurrent, rings, madeAt }) => ({
      id,
      isCurrent,
      rings,
      ...(isCurrent ? agesOf("kek", madeAt) : madeAt ? { madeAt: madeAt.toISOString() } : {}),
    })),
    data: {
      owners: data.owners,
      retired: data.retired,
      destroyed: data.destroyed,
      ...agesOf("data", data.oldest),
    },
    indexes: indexes.map(({ purpose, version, profile: family, madeAt, retired, isFixed }) => ({
      purpose,
      version,
      profile: family === "gm" ? "gm" : "standard",
      retired,
      isFixed,
      ...(isFixed ? { madeAt: madeAt.toISOString() } : agesOf("index", madeAt)),
    })),
    signing: { id: signer, algorithm: signer.startsWith("sm2-") ? "SM2" : "Ed25519" },
    rotations: rotations.map(({ _id, startedAt, finishedAt, kept, ...one }) => ({
      kind: _id,
      state: one.state,
      phase: one.phase,
      pass: one.pass,
      rings: one.rings,
      values: one.values,
      conflicts: one.conflicts,
      kept: kept.length,
      startedAt: startedAt.toISOString(),
      ...(finishedAt ? { finishedAt: finishedAt.toISOString() } : {}),
    })),
  };
}

function agesOf(kind: keyof typeof dueAfter, madeAt: Date | undefined) {
  if (!madeAt) return {};
  const dueAt = new Date(madeAt.getTime() + days(dueAfter[kind]));
  return { madeAt: madeAt.toISOString(), dueAt: dueAt.toISOString() };
}
