import { createHash } from "node:crypto";
import { announce } from "@server/core/events";
import { type Tx, transact } from "@server/core/mongo";
import { staff, units } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import type { AlarmKind } from "@shared/alarms/alarms";
import { formatId } from "@shared/core/ids";
import { type AlarmDocument, alarms } from "./alarm.model";

interface Noticed {
  readonly kind: AlarmKind;
  readonly staffId: string;
  readonly count: number;
  /** What raised it, such as a window of time: the same raises one alarm. */
  readonly cause: string;
  readonly people?: readonly string[];
  /** Units whose leads and heads are told beside the person's own, such as the customer's. */
  readonly units?: readonly string[];
}

/** Tells those who answer for a colleague that something is unusual. Once a cause, in whatever process. */
export async function raiseAlarm(
  { kind, staffId, count, cause, people = [], units: others = [] }: Noticed,
  ports: Ports,
  tx?: Tx,
): Promise<void> {
  const person = await staff.find(staffId);
  const now = ports.clock.now();
  const digest = createHash("sha256").update(`${kind}|${staffId}|${cause}`).digest();
  const _id = formatId("alm", digest.subarray(0, 16));
  const write = async (session: Tx) => {
    const unitPath = [...new Set([...(person?.unitPath ?? []), ...others])];
    const alarm = { _id, kind, staffId, unitPath, people, count, at: now };
    if (!(await alarms.insert(alarm, session))) return;
    await announce(session, {
      type: "alarm.raised",
      aggregate: { kind: "alarm", id: _id },
      actor: { kind: "staff", id: staffId },
      at: now,
      data: { kind },
    });
    await ports.audit.record(
      {
        actor: { kind: "staff", id: staffId, roles: person?.roles ?? [] },
        act: "alarm.raised",
        object: { kind: "alarm", id: _id },
        result: "denied",
        ip: "",
        requestId: _id,
        fields: [kind],
      },
      { session },
    );
  };
  await (tx ? write(tx) : transact(write));
}

/** Who is told: leads and heads above the person, security and compliance, and whoever was named. */
export async function watchersOf(alarm: AlarmDocument): Promise<string[]> {
  const [leads, heads, security, compliance] = await Promise.all(
    (["lead", "head", "security", "compliance"] as const).map((role) => staff.withRole(role)),
  );
  const above = (leads ?? []).filter(({ unitId }) => alarm.unitPath.includes(unitId));
  const branches = await Promise.all(
    (heads ?? []).map(async (head) => {
      const top = (await units.branchOf(head.unitId))?._id ?? head.unitId;
      return alarm.unitPath.includes(top) ? [head] : [];
    }),
  );
  const everybody = [...above, ...branches.flat(), ...(security ?? []), ...(compliance ?? [])];
  const ids = new Set([...everybody.map(({ _id }) => _id), ...alarm.people]);
  ids.delete(alarm.staffId);
  return [...ids];
}
