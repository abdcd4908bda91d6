import type { Ports } from "@server/ports";
import { addDays, type Day, dayOf } from "@shared/calendar/day";
import { type RetentionClass, retentionClassNames } from "@shared/privacy/retention";
import { LegalHoldModel, type RetentionSetting, RetentionSettingModel } from "./retention.model";

/** How long each class is kept now: what two people agreed on, else the configuration. */
export async function retentionNow({
  config,
}: Pick<Ports, "config">): Promise<Readonly<Record<RetentionClass, number>>> {
  const agreed = await RetentionSettingModel.find().lean<RetentionSetting[]>();
  const days = new Map(agreed.map((one) => [one._id, one.days]));
  return Object.fromEntries(
    retentionClassNames.map((name) => [name, days.get(name) ?? config.retention[name]]),
  ) as Record<RetentionClass, number>;
}

/** Until when a class is kept that is counted from this day. */
export const keptUntil = (days: number, from: Day): Day => addDays(from, days);

/** The moment before which documents of a class have had their time. */
export const agedBefore = (days: number, now: Date): Date =>
  new Date(now.getTime() - days * 86_400_000);

export interface Holds {
  /** Everything of this class is held, or simply everything. */
  readonly classes: ReadonlySet<RetentionClass>;
  readonly all: boolean;
  /** Customers of whom this class, or everything, is held. */
  readonly customersOf: (name: RetentionClass) => readonly string[];
}

/** What is held now, by whatever hold. */
export async function holdsNow(): Promise<Holds> {
  const holds = await LegalHoldModel.find({ liftedAt: null }).lean();
  const general = holds.filter(({ customerId }) => !customerId);
  return {
    all: general.some(({ name }) => !name),
    classes: new Set(general.flatMap(({ name }) => name ?? [])),
    customersOf: (wanted) =>
      holds.flatMap(({ customerId, name }) =>
        customerId && (!name || name === wanted) ? [customerId] : [],
      ),
  };
}

/** Whether anything of this customer is held. */
export async function isHeld(customerId: string): Promise<boolean> {
  const found = await LegalHoldModel.exists({
    liftedAt: null,
    $or: [{ customerId }, { customerId: null }],
  });
  return found !== null;
}

export const todayIn = ({ clock }: Pick<Ports, "clock">): Day => dayOf(clock.now());
