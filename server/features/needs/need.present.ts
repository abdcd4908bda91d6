import { staff } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import { type Need, needStates, nextStates } from "@shared/needs/needs";
import { type NeedDocument, type NeedWords, needPlace } from "./need.model";

const order: readonly string[] = ["plan", "confirmed", "hidden", "done", "dropped"];

/** Needs as their reader sees them: nearest to being met first, those that are over last. */
export async function presentNeeds(
  list: readonly NeedDocument[],
  { vault }: Pick<Ports, "vault">,
): Promise<Need[]> {
  const ids = list.flatMap(({ ownerId, moves }) => [ownerId, ...moves.map(({ by }) => by)]);
  const [words, people] = await Promise.all([
    vault.openGroups<NeedWords>(
      list.map(({ _id, customerId, words: sealed }) => ({
        owner: customerId,
        place: needPlace(_id),
        sealed,
      })),
    ),
    staff.named([...new Set(ids)]),
  ]);
  const names = new Map(people.map(({ _id, name }) => [_id, name]));
  const shown = list.map((need, at) => present(need, words[at] ?? { title: "" }, names));
  return shown.sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
}

function present(
  { _id, topic, state, ownerId, nextStepOn, source, moves, version, updatedAt }: NeedDocument,
  { title, detail, nextStep, reason }: NeedWords,
  names: ReadonlyMap<string, string>,
): Need {
  return {
    id: _id,
    topic,
    title,
    ...(detail ? { detail } : {}),
    state,
    ...(reason ? { reason } : {}),
    owner: { id: ownerId, name: names.get(ownerId) ?? "" },
    ...(nextStep ? { nextStep } : {}),
    ...(nextStepOn ? { nextStepOn } : {}),
    source,
    version,
    updatedAt: updatedAt.toISOString(),
    moves: moves.map(({ to, at, by }) => ({ to, at: at.toISOString(), by: names.get(by) ?? "" })),
    next: needStates.filter((to) => nextStates[state].includes(to)),
  };
}
