import { type CustomerDocument, CustomerModel } from "@server/features/customers";
import type { BusinessCalendar } from "@shared/calendar/business-calendar";
import { workingDayOnOrBefore } from "@shared/calendar/business-calendar";
import { addDays, type Day, instantAt, yearDayOf } from "@shared/calendar/day";
import type { CareOccasion } from "@shared/cares/care";
import { lunarBirthdaysOn, solarBirthdaysOn } from "@shared/lunar/lunar-day";

/** How many days before it a care is planned, so that the RM can put it into own words. */
export const planAhead = 3;
/** Greetings leave in the morning and only on their day. */
const morning = 9 * 60;
const evening = 20 * 60;
const noticeBefore = 7;
/** The longest stretch of days off a notice may have to be moved over. */
const longestBreak = 12;
const eldestAnniversary = 60;

/** A care that is due, before it is known whether it exists already. */
export interface DueCare {
  readonly key: string;
  readonly customer: Pick<CustomerDocument, "_id" | "rmId" | "unitPath">;
  readonly occasion: CareOccasion;
  readonly day: Day;
  readonly sendAt: Date;
  readonly until: Date;
  readonly holding?: { readonly id: string; readonly name: string; readonly amountFen: number };
  readonly years?: number;
}

type Found = Pick<CustomerDocument, "_id" | "rmId" | "unitPath" | "holdings" | "customerSince">;
const people = { _id: 1, rmId: 1, unitPath: 1 } as const;

/**
 * Birthdays kept on a day, by the calendar each customer keeps. Today is converted once; customers
 * are found by their stored day, so the work grows with who is due and not with how many there are.
 */
export async function birthdaysOn(day: Day): Promise<DueCare[]> {
  const [solar, lunar] = await Promise.all([
    CustomerModel.find(
      { "birthday.solar": { $in: [...solarBirthdaysOn(day)] }, "birthday.keeps": "solar" },
      people,
    ).lean<Found[]>(),
    CustomerModel.find(
      { "birthday.lunar": { $in: [...lunarBirthdaysOn(day)] }, "birthday.keeps": "lunar" },
      people,
    ).lean<Found[]>(),
  ]);
  const year = day.slice(0, 4);
  const greet = (occasion: CareOccasion) => (customer: Found) => ({
    ...onTheDay(day),
    key: `${customer._id}|${occasion}|${year}`,
    customer,
    occasion,
  });
  return [...solar.map(greet("birthday")), ...lunar.map(greet("lunarBirthday"))];
}

/** Anniversaries of the day a customer came to the bank. */
export async function anniversariesOn(day: Day): Promise<DueCare[]> {
  const year = Number(day.slice(0, 4));
  const days = Array.from(
    { length: eldestAnniversary },
    (_, back) => `${year - back - 1}-${yearDayOf(day)}`,
  );
  const found = await CustomerModel.find(
    { customerSince: { $in: days } },
    { ...people, customerSince: 1 },
  ).lean<Found[]>();
  return found.map((customer) => ({
    ...onTheDay(day),
    key: `${customer._id}|anniversary|${year}`,
    customer,
    occasion: "anniversary",
    years: year - Number(customer.customerSince?.slice(0, 4) ?? year),
  }));
}

/** Holdings whose notice falls on a day: a week before they mature, on the working day before a day off. */
export async function maturitiesOn(day: Day, calendar: BusinessCalendar): Promise<DueCare[]> {
  const days = Array.from({ length: longestBreak + 1 }, (_, ahead) =>
    addDays(day, noticeBefore + ahead),
  ).filter((maturity) => workingDayOnOrBefore(calendar, addDays(maturity, -noticeBefore)) === day);
  if (days.length === 0) return [];
  const found = await CustomerModel.find(
    { "holdings.maturesOn": { $in: days } },
    { ...people, holdings: 1 },
  ).lean<Found[]>();
  return found.flatMap((customer) =>
    customer.holdings.flatMap(({ id, name, amountFen, maturesOn, kind }) => {
      if (!maturesOn || !days.includes(maturesOn) || kind === "loan") return [];
      return [
        {
          ...onTheDay(day),
          day: maturesOn,
          key: `${customer._id}|maturity|${id}|${maturesOn}`,
          customer,
          occasion: "maturity" as const,
          holding: { id, name, amountFen },
        },
      ];
    }),
  );
}

function onTheDay(day: Day) {
  return { day, sendAt: instantAt(day, morning), until: instantAt(day, evening) };
}
