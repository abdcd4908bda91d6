import { RotationError } from "@shared/keys/errors";
import type { Connection } from "mongoose";
import { type KeyStatus, keyStatus } from "./key-status";
import type { Kms } from "./kms";
import type { IndexRefill } from "./refill";
import { stepData } from "./rotate-data";
import { stepIndex } from "./rotate-index";
import { stepKek } from "./rotate-kek";
import { type KeyKind, type Rotation, RotationStore } from "./rotation";
import type { Vault } from "./vault";

export interface KeeperOptions {
  readonly db: Connection;
  readonly kms: Kms;
  readonly vault: Vault;
  readonly clock: { now(): Date };
  readonly refills: readonly IndexRefill[];
  /**
   * How long an old key is kept in use after a new one came: a process learns of it within
   * seconds, and what it was sealing at that moment must have been written by then.
   */
  readonly settleMs?: number;
}

/** What a step of a rotation works with. */
export interface Workshop {
  readonly db: Connection;
  readonly kms: Kms;
  readonly vault: Vault;
  readonly store: RotationStore;
  readonly refills: readonly IndexRefill[];
  readonly settleMs: number;
}

export type KeyKeeper = ReturnType<typeof createKeyKeeper>;

const steps = { kek: stepKek, data: stepData, index: stepIndex } as const;

/**
 * Makes the one place where keys are given out anew and destroyed. Rotations go on while everybody
 * reads and writes, in small steps that may be killed at any moment and taken up by any process.
 */
export function createKeyKeeper({
  db,
  kms,
  vault,
  clock,
  refills,
  settleMs = 60_000,
}: KeeperOptions) {
  const store = new RotationStore(db);
  const workshop: Workshop = { db, kms, vault, store, refills, settleMs };

  /** Works on a running rotation for one step; null when none runs or another process has it. */
  async function step(kind: KeyKind): Promise<Rotation | null> {
    const claimed = await store.claim(kind);
    return claimed ? steps[kind](claimed, workshop) : null;
  }

  return {
    step,
    rotations: () => store.all(),
    status: (): Promise<KeyStatus> => keyStatus({ db, kms, rotations: store }),
    /** Begins a rotation; `step` or a worker carries it on. */
    async begin(
      kind: KeyKind,
      options: { readonly owner?: string | undefined; readonly by: string },
    ): Promise<Rotation> {
      if (options.owner) {
        const found = await vault.rings.stored.findOne({ _id: options.owner });
        if (!found || found.destroyedAt) throw RotationError.noOwner();
      }
      return store.begin(kind, { ...options, at: clock.now() });
    },
    /** Works on whatever runs until nothing is left to do now or the time is over. */
    async work(forMs: number, onStep?: (rotation: Rotation) => Promise<void> | void) {
      const until = performance.now() + forMs;
      for (const { _id, state } of await store.all()) {
        if (state !== "running") continue;
        while (performance.now() < until) {
          const after = await step(_id);
          if (!after) break;
          await onStep?.(after);
          if (after.state === "done" || after.phase === "settle") break;
        }
      }
    },
    /** Destroys a key-encryption key that no ring needs any more. Backups that name it are lost with it. */
    async destroyKek(id: string): Promise<void> {
      if (!kms.destroyKek) throw RotationError.elsewhere();
      const known = await kms.status();
      if (!known.some((kek) => kek.id === id)) throw RotationError.unknown();
      const used = await vault.rings.stored.countDocuments({ "keys.kek": id }, { limit: 1 });
      if (used > 0 || id === kms.currentKek) throw RotationError.inUse();
      await kms.destroyKek(id);
    },
  };
}
