import { newId } from "@server/core/ids";
import { type Implementation, implement, pick } from "@server/core/implement";
import { hasRole, type StaffActor } from "@server/core/policy";
import { staff } from "@server/features/organisation";
import { RecordError } from "@shared/record/endpoints";
import { viewEndpoints as all, type CustomerView } from "@shared/record/views";
import { type CustomerViewDocument, CustomerViewModel, viewsOf } from "./customer-view.model";

const most = 20;

export const viewRoutes: readonly Implementation[] = [
  implement(pick(all, "GET /customer-views"))(async (_input, { actor }) => ({
    items: await present(await viewsOf(actor), actor),
  })),
  implement(pick(all, "POST /customer-views"))(
    async ({ title, narrowing, isShared }, { actor, ports }) => {
      if ((await CustomerViewModel.countDocuments({ ownerId: actor.id })) >= most)
        throw RecordError.tooManyViews();
      const view: CustomerViewDocument = {
        _id: newId("viw"),
        ownerId: actor.id,
        unitId: actor.unitId,
        title,
        narrowing,
        // Only who leads a team decides what the team sees.
        isShared: isShared === true && hasRole(actor, "lead"),
        createdAt: ports.clock.now(),
      };
      await CustomerViewModel.create([view]);
      const [shown] = await present([view], actor);
      if (!shown) throw RecordError.viewNotFound();
      return shown;
    },
  ),
  implement(pick(all, "DELETE /customer-views/:id"))(async ({ id }, { actor }) => {
    const done = await CustomerViewModel.deleteOne({ _id: id, ownerId: actor.id });
    if (done.deletedCount === 0) throw RecordError.viewNotFound();
    return {};
  }),
];

async function present(
  list: readonly CustomerViewDocument[],
  actor: StaffActor,
): Promise<CustomerView[]> {
  const owners = await staff.named([...new Set(list.map(({ ownerId }) => ownerId))]);
  const names = new Map(owners.map(({ _id, name }) => [_id, name]));
  return list.map(({ _id, ownerId, title, narrowing, isShared }) => ({
    id: _id,
    title,
    narrowing,
    isShared,
    isMine: ownerId === actor.id,
    owner: names.get(ownerId) ?? "",
  }));
}
