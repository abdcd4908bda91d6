import { randomBytes } from "node:crypto";
import { RotationError } from "@shared/keys/errors";
import type { Connection } from "mongoose";

/** What can be given new keys: those that wrap, those of owners, those of blind indexes. */
export type KeyKind = "kek" | "data" | "index";

/** Where one kind's rotation stands. Each step is safe to repeat, so a killed one goes on from here. */
export interface Rotation {
  readonly _id: KeyKind;
  /** Of this run; key rings name it once they have their new key. */
  readonly run: string;
  readonly state: "running" | "done";
  readonly phase: "begin" | "settle" | "walk" | "finish";
  /** Only one owner's data keys are changed. */
  readonly owner?: string;
  readonly startedBy: string;
  readonly startedAt: Date;
  readonly finishedAt?: Date;
  /** On the machine's clock. */
  readonly phaseSince: Date;
  /** Collection and last document of the walk under way. */
  readonly at?: { readonly collection: string; readonly after: unknown };
  /** Which walk through the collections this is, and what it has changed so far. */
  readonly pass: number;
  readonly passBegan?: Date;
  readonly changedInPass: number;
  /** Key rings done, values written anew, and values that could not be. */
  readonly rings: number;
  readonly values: number;
  readonly conflicts: number;
  /** Places of values that stay under their old key, which is therefore kept. */
  readonly kept: readonly string[];
  readonly holder?: string;
  readonly until?: Date;
}

export type RotationChange = Partial<Omit<Rotation, "_id" | "run">>;

const leaseMs = 20_000;

/** The stored state of rotations. One of a kind runs at a time, in one process at a time. */
export class RotationStore {
  readonly #holder = randomBytes(8).toString("hex");
  constructor(private readonly db: Connection) {}

  get #stored() {
    return this.db.collection<Rotation>("keyRotations");
  }

  all(): Promise<Rotation[]> {
    return this.#stored.find().toArray();
  }

  find(kind: KeyKind): Promise<Rotation | null> {
    return this.#stored.findOne({ _id: kind });
  }

  /** Begins a run. Refuses while one of the kind is under way. */
  async begin(
    kind: KeyKind,
    {
      owner,
      by,
      at,
    }: { readonly owner?: string | undefined; readonly by: string; readonly at: Date },
  ): Promise<Rotation> {
    const run = `rot-${randomBytes(6).toString("hex")}`;
    const fresh: Omit<Rotation, "_id"> = {
      run,
      state: "running",
      phase: "begin",
      startedBy: by,
      startedAt: at,
      phaseSince: new Date(),
      pass: 0,
      changedInPass: 0,
      rings: 0,
      values: 0,
      conflicts: 0,
      kept: [],
      ...(owner ? { owner } : {}),
    };
    const done = await this.#stored
      .findOneAndReplace({ _id: kind, state: { $ne: "running" } }, fresh as Rotation, {
        upsert: true,
        returnDocument: "after",
      })
      .catch((error: { readonly code?: number }) => {
        if (error.code === 11000) throw RotationError.running({ kind });
        throw error;
      });
    return done ?? { _id: kind, ...fresh };
  }

  /** Takes or prolongs the right to work on a running rotation; null while another process has it. */
  async claim(kind: KeyKind): Promise<Rotation | null> {
    const now = new Date();
    return this.#stored.findOneAndUpdate(
      {
        _id: kind,
        state: "running",
        $or: [{ holder: this.#holder }, { until: { $exists: false } }, { until: { $lt: now } }],
      },
      { $set: { holder: this.#holder, until: new Date(now.getTime() + leaseMs) } },
      { returnDocument: "after" },
    );
  }

  /** Writes progress; null when the run is no longer this process's. */
  async advance({ _id, run }: Rotation, set: RotationChange): Promise<Rotation | null> {
    return this.#stored.findOneAndUpdate(
      { _id, run, holder: this.#holder },
      { $set: { ...set, until: new Date(Date.now() + leaseMs) } },
      { returnDocument: "after" },
    );
  }
}
