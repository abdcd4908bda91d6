import type { Ports } from "../ports";
import { newId } from "./ids";
import type { RequestContext } from "./implement";
import type { CustomerActor, StaffActor } from "./policy";

/** Who acts, and what a command needs to write that down: the same for a request and for a job. */
export interface Trail {
  readonly actor: {
    readonly kind: "customer" | "staff" | "system";
    readonly id: string;
    readonly roles: readonly string[];
  };
  readonly ip: string;
  readonly requestId: string;
  readonly ports: Ports;
}

/** The trail of a request. */
export const trailOf = ({
  actor,
  ip,
  requestId,
  ports,
}: RequestContext<CustomerActor | StaffActor>): Trail => ({
  actor: { kind: actor.kind, id: actor.id, roles: actor.kind === "staff" ? actor.roles : [] },
  ip,
  requestId,
  ports,
});

/** The trail of the product's own work, under the name of the job. */
export const trailOfJob = (job: string, ports: Ports): Trail => ({
  actor: { kind: "system", id: job, roles: [] },
  ip: "",
  requestId: newId("job"),
  ports,
});
