import { openSession, updateSession } from "@server/core/session";
import type { StaffRole } from "@shared/core/endpoint";
import mongoose from "mongoose";
import type { TestApp } from "./app";
import { newAddress } from "./browser-jar";

/** Somebody of one role, in a branch of their own where nobody and nothing of the demo belongs to them. */
export interface Stranger {
  readonly role: StaffRole;
  readonly id: string;
  readonly token: string;
  fetch(path: string, asked?: { method?: string; body?: unknown }): Promise<Response>;
}

const elsewhere = "unt_elsewhere";

/** Makes a branch apart from all others and one person of each role there, signed in and stepped up. */
export async function strangersIn(app: TestApp, roles: readonly StaffRole[]): Promise<Stranger[]> {
  const units = mongoose.connection.collection<{ _id: string; path: string[]; kind: string }>(
    "units",
  );
  const bank = await units.findOne({ kind: "bank" });
  const path = [bank?._id ?? "", elsewhere];
  await units.insertOne({
    _id: elsewhere,
    no: "ELSE",
    kind: "branch",
    name: "别处支行",
    parentId: bank?._id,
    path,
  } as never);
  return Promise.all(roles.map((role) => strangerOf(app, role, path)));
}

async function strangerOf(app: TestApp, role: StaffRole, path: string[]): Promise<Stranger> {
  const id = `stf_stranger${role}`;
  await mongoose.connection.collection<{ _id: string }>("staff").insertOne({
    _id: id,
    no: `stranger-${role}`,
    name: "生客",
    title: "外部门",
    roles: [role],
    unitId: elsewhere,
    unitPath: path,
    skills: [],
    certificates: [],
    state: "active",
    presence: "onDuty",
    createdAt: new Date(),
  } as never);
  const ip = newAddress();
  const { accessToken: token, session } = await openSession({
    subject: { kind: "staff", id },
    channel: "console",
    device: "test",
    ip,
    secondFactorAt: new Date(),
  });
  await updateSession(session._id, { stepUpUntil: new Date(Date.now() + 300_000) });
  return {
    role,
    id,
    token,
    fetch: (url, { method = "GET", body } = {}) =>
      fetch(new URL(url, app.url), {
        method,
        redirect: "manual",
        headers: {
          authorization: `Bearer ${token}`,
          "x-forwarded-for": ip,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  };
}
