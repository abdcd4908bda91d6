import {
  type CustomerDocument,
  customers,
  everyCustomer,
  openDetails,
  openNames,
  politeName,
} from "@server/features/customers";
import { staff } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import type { Care } from "@shared/cares/care";
import { cares as words } from "@shared/text/zh-CN/cares";
import { greetingPlace, notePlace, proposeGreeting } from "./care.kind";
import type { CareDocument } from "./care.model";

/** Cares as their RM reads them, each with the words that would be sent now. */
export async function presentCares(
  documents: readonly CareDocument[],
  { vault }: Pick<Ports, "vault">,
): Promise<Care[]> {
  const people = await peopleOf(documents, vault);
  const managers = await staff.named([...new Set(documents.map(({ rmId }) => rmId))]);
  const managerNames = new Map(managers.map(({ _id, name }) => [_id, name]));
  return Promise.all(
    documents.map((care) => {
      const managerName = managerNames.get(care.rmId) ?? "";
      return present(care, { person: people.get(care.customerId), managerName, vault });
    }),
  );
}

interface KnownPerson {
  readonly customer: CustomerDocument;
  readonly name: string;
  readonly politeName: string;
}

async function present(
  care: CareDocument,
  {
    person,
    managerName,
    vault,
  }: {
    readonly person: KnownPerson | undefined;
    readonly managerName: string;
    readonly vault: Ports["vault"];
  },
): Promise<Care> {
  const product = person?.customer.holdings.find(({ id }) => id === care.holdingId)?.name ?? "";
  const to = { politeName: person?.politeName ?? "", managerName };
  const greeting = care.greeting
    ? await vault.open(care.customerId, greetingPlace(care._id), care.greeting)
    : proposeGreeting(care, to, product);
  const isOpen = care.state === "planned";
  return {
    id: care._id,
    customer: {
      id: care.customerId,
      name: person?.name ?? "",
      tier: person?.customer.tier ?? "",
    },
    occasion: care.occasion,
    occasionLabel: words.occasions[care.occasion],
    day: care.day,
    sendAt: care.sendAt.toISOString(),
    state: care.state,
    ...(await skipReason(care, vault)),
    greeting,
    version: care.version,
    abilities: { update: isOpen, skip: isOpen },
  };
}

async function peopleOf(
  documents: readonly CareDocument[],
  vault: Ports["vault"],
): Promise<Map<string, KnownPerson>> {
  const ids = [...new Set(documents.map(({ customerId }) => customerId))];
  const people = await customers.within(everyCustomer).findMany(ids);
  const names = await openNames(vault, people);
  const details = await Promise.all(people.map((customer) => openDetails(vault, customer)));
  return new Map(
    people.map((customer, at) => {
      const name = names.get(customer._id) ?? "";
      const gender = details[at]?.gender ?? "female";
      return [customer._id, { customer, name, politeName: politeName(name, gender) }];
    }),
  );
}

async function skipReason(care: CareDocument, vault: Ports["vault"]) {
  if (care.skippedBecause) return { skippedBecause: care.skippedBecause };
  if (!care.skipNote) return {};
  const note = await vault.open(care.customerId, notePlace(care._id), care.skipNote);
  return { skippedBecause: `${words.skippedByHand}：${note}` };
}
