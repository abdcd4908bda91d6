/** Where somebody has come in a hand-over; each step needs what the one before gave. */
export interface Draft {
  readonly kind: "leaver" | "succession";
  readonly companionDays: number;
  readonly successorIds: readonly string[];
  /** By customer: whom they go to, `""` for who stays. */
  readonly picks: Readonly<Record<string, string>>;
  readonly note: string;
}

export const emptyDraft: Draft = {
  kind: "succession",
  companionDays: 7,
  successorIds: [],
  picks: {},
  note: "",
};

interface Suggested {
  readonly id: string;
  readonly toId: string;
}

/** Whom each customer goes to: what was chosen by hand before what was suggested. A leaver leaves nobody behind. */
export function assignmentsOf(
  { kind, picks }: Draft,
  customers: readonly Suggested[],
): { customerId: string; toId: string }[] {
  return customers.flatMap(({ id, toId }) => {
    const chosen = picks[id] ?? toId;
    const final = kind === "leaver" && chosen === "" ? toId : chosen;
    return final === "" ? [] : [{ customerId: id, toId: final }];
  });
}

/** How full each successor's book would be afterwards. */
export function loadAfter(
  load: number,
  successorId: string,
  assignments: readonly { readonly toId: string }[],
): number {
  return load + assignments.filter(({ toId }) => toId === successorId).length;
}
