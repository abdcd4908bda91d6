import { formAt, toAnswer } from "@server/features/forms";
import type { Ports } from "@server/ports";
import type { Purpose } from "@shared/bookings/booking";
import { BookingError } from "@shared/bookings/errors";
import { words } from "@shared/text/zh-CN/bookings";

const shapes = {
  review: { minutes: 45, place: "branch" },
  opening: { minutes: 60, place: "branch" },
  cash: { minutes: 30, place: "branch" },
  safe: { minutes: 30, place: "branch" },
  loan: { minutes: 45, place: "branch" },
  trust: { minutes: 60, place: "branch" },
  video: { minutes: 30, place: "video" },
  call: { minutes: 15, place: "phone" },
} as const satisfies Record<keyof typeof words.purposes, Pick<Purpose, "minutes" | "place">>;

/** What can be booked with one's RM, with its length and what to bring. */
export const purposes: readonly Purpose[] = (Object.keys(shapes) as (keyof typeof shapes)[]).map(
  (id) => ({
    id,
    title: words.purposes[id].title,
    minutes: shapes[id].minutes,
    place: shapes[id].place,
    bring: [...words.purposes[id].bring],
  }),
);

/** The purposes with the questions that each asks besides, as they are now. */
export function purposesWithForms({ clock }: Pick<Ports, "clock">): Promise<Purpose[]> {
  return Promise.all(
    purposes.map(async (purpose) => {
      const form = await formAt(`booking:${purpose.id}`);
      return form ? { ...purpose, form: toAnswer(form, clock.now()) } : purpose;
    }),
  );
}

export function purposeOf(id: string): Purpose {
  const found = purposes.find((one) => one.id === id);
  if (!found) throw BookingError.unknownPurpose();
  return found;
}
