import type { Tx } from "@server/core/mongo";
import { filterWithin, type Scope, scopeTo } from "@server/core/policy";
import { type Sealed, sealedPath } from "@server/core/vault";
import type { TaskKind, TaskOutcome } from "@shared/tasks/task";
import mongoose, { Schema } from "mongoose";

/** Something a member of staff has to do. What it says about a customer is sealed with their key. */
export interface TaskDocument {
  readonly _id: string;
  /** What made it, once: `care:car_…`. A task asked for twice is one task. */
  readonly key: string;
  readonly kind: TaskKind;
  readonly assigneeId: string;
  readonly customerId?: string;
  /** Title, detail and note: see `TaskWords`. */
  readonly words: Sealed;
  readonly note?: Sealed;
  readonly priority: "high" | "normal";
  readonly dueAt: Date;
  readonly state: "open" | "done" | "dropped";
  readonly snoozedUntil?: Date;
  readonly outcome?: TaskOutcome;
  readonly doneAt?: Date;
  readonly createdAt: Date;
}

export interface TaskWords {
  readonly title: string;
  readonly detail?: string;
}

const schema = new Schema<TaskDocument>(
  {
    _id: String,
    key: { type: String, required: true },
    kind: { type: String, required: true },
    assigneeId: { type: String, required: true },
    customerId: String,
    words: { ...sealedPath, required: true },
    note: sealedPath,
    priority: { type: String, required: true },
    dueAt: { type: Date, required: true },
    state: { type: String, required: true },
    snoozedUntil: Date,
    outcome: String,
    doneAt: Date,
    createdAt: { type: Date, required: true },
  },
  { collection: "tasks", versionKey: false },
);
schema.index({ key: 1 }, { unique: true });
schema.index({ assigneeId: 1, state: 1, dueAt: 1 });
schema.index({ assigneeId: 1, state: 1, doneAt: -1 });
schema.index({ customerId: 1, dueAt: -1 });

export const TaskModel = mongoose.model<TaskDocument>("Task", schema);

/** Jobs and consumers, which act for the bank. */
export const everyTask: Scope<TaskDocument> = scopeTo<TaskDocument>({});

/** The only way to tasks: within a Scope. */
export const taskRecords = {
  within: (scope: Scope<TaskDocument>) => {
    const inScope = filterWithin(scope);
    return {
      find: (id: string) => TaskModel.findOne(inScope({ _id: id })).lean<TaskDocument | null>(),

      /** Open and not put away, the soonest due first. */
      open: (now: Date, filter: { readonly customerId?: string } = {}) =>
        TaskModel.find(
          inScope({
            ...filter,
            state: "open",
            $or: [{ snoozedUntil: null }, { snoozedUntil: { $lte: now } }],
          }),
        )
          .sort({ dueAt: 1, _id: 1 })
          .limit(500)
          .lean<TaskDocument[]>(),

      done: (filter: { readonly customerId?: string } = {}) =>
        TaskModel.find(inScope({ ...filter, state: { $in: ["done", "dropped"] } }))
          .sort({ doneAt: -1, _id: 1 })
          .limit(500)
          .lean<TaskDocument[]>(),

      /** Changes an open task; null when it is no longer open. */
      changeOpen: (id: string, set: Partial<TaskDocument>, tx?: Tx) =>
        TaskModel.findOneAndUpdate(
          inScope({ _id: id, state: "open" }),
          { $set: set },
          { returnDocument: "after", ...(tx ? { session: tx } : {}) },
        ).lean<TaskDocument | null>(),
    };
  },
};
