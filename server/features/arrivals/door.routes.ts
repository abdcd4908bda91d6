import { type Implementation, implement, pick } from "@server/core/implement";
import { units } from "@server/features/organisation";
import { arrivalEndpoints as all } from "@shared/arrivals/endpoints";
import { ArrivalError } from "@shared/arrivals/errors";
import { doors } from "./door.model";

/** How a bank sets up its branches' points of arrival. */
export const doorRoutes: Implementation[] = [
  implement(pick(all, "GET /arrival-doors"))(async () => {
    const known = await doors.all();
    const places = await units.named(known.map(({ _id }) => _id));
    const names = new Map(places.map(({ _id, name }) => [_id, name]));
    return {
      items: known.map(({ _id, uuid, major, latitude, longitude }) => ({
        unitId: _id,
        unitName: names.get(_id) ?? "",
        uuid,
        major,
        latitude,
        longitude,
      })),
    };
  }),
  implement(pick(all, "PUT /arrival-doors/:unitId"))(
    async ({ unitId, ...door }, { actor, ports, ip, requestId }) => {
      const unit = await units.find(unitId);
      if (!unit || (unit.kind !== "branch" && unit.kind !== "subBranch"))
        throw ArrivalError.noDoor();
      await ports.audit.await({
        actor: { kind: "staff", id: actor.id, roles: actor.roles },
        act: "arrivalDoor.changed",
        object: { kind: "unit", id: unitId },
        result: "ok",
        ip,
        requestId,
      });
      const secret = await doors.save(ports.vault, { _id: unitId, ...door });
      return { unitId, unitName: unit.name, ...door, uuid: door.uuid.toUpperCase(), secret };
    },
  ),
];
