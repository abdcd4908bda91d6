import { approvalKinds } from "@server/approvals";
import { newId } from "@server/core/ids";
import { type ApprovalKind, askApproval, registerApprovals } from "@server/features/approvals";
import { CustomerError } from "@shared/customers/errors";
import mongoose from "mongoose";
import * as z from "zod";
import type { TestApp } from "./app";

const marks = () =>
  mongoose.connection.collection<{ _id: string; by: string; text: string }>("approvalMarks");

/** An act that leaves one mark when it is carried out, or fails when its text says so. */
export const markKind: ApprovalKind<{ text: string }> = {
  kind: "test.mark",
  title: "留下记号",
  decides: ["lead", "compliance"],
  payload: z.object({ text: z.string() }),
  summary: ({ text }) => `将留下记号：${text}`,
  execute: async ({ text }, trail, { tx }) => {
    if (text === "不行") throw CustomerError.notFound();
    await marks().insertOne({ _id: newId("mrk"), by: trail.actor.id, text }, { session: tx });
  },
};

/** Lets the server of this process know the act. */
export const knowMarks = (): void => registerApprovals([...approvalKinds, markKind]);

export const marksOf = (text: string) => marks().find({ text }).toArray();

/** A request of this member of staff, as a command of theirs would make it. */
export async function askForMark(
  app: TestApp,
  askerId: string,
  text: string,
  options: { readonly about?: string } = {},
): Promise<string> {
  const trail = {
    actor: { kind: "staff" as const, id: askerId, roles: [] },
    ip: "",
    requestId: newId("req"),
    ports: app.server.ports,
  };
  const { approvalId } = await askApproval(trail, markKind, { text }, "季度回访需要", options);
  return approvalId;
}
