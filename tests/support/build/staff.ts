import type { Person } from "../as";
import { until } from "../until";

/** The id of somebody of the demo's staff, by their account. */
export async function staffIdOf(no: string, by: Person): Promise<string> {
  const { items } = await by.call("GET /staff", {});
  const found = items.find((one) => one.no === no);
  if (!found) throw new Error(`${no} is out of sight of ${by.name}.`);
  return found.id;
}

/** Approves a waiting request as somebody else, and waits until it was carried out. */
export async function approveAs(person: Person, approvalId: string): Promise<void> {
  await person.stepUp();
  await person.call("POST /approvals/:id/approve", { id: approvalId, reason: "情况属实" });
  await until(
    async () => (await person.call("GET /approvals/:id", { id: approvalId })).state === "executed",
    "the approved act",
  );
}
