import { calendarNow } from "@server/features/calendar";
import { covers, staff, units } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import { isWorking, nextWorkingMoment } from "@shared/calendar/business-calendar";
import type { RmCard } from "@shared/conversations/conversation";
import { sayMoment } from "@shared/format/moment";
import { words } from "@shared/text/zh-CN/conversations";
import { covers as coverWords } from "@shared/text/zh-CN/covers";

/** The RM as their customer sees them: name, qualification, and an honest word on when they answer. */
export async function rmCardOf(rmId: string, { clock }: Ports): Promise<RmCard> {
  const person = await staff.find(rmId);
  if (!person)
    return {
      staffId: rmId,
      name: words.deskName,
      title: words.deskTitle,
      branchName: "",
      certificates: [],
      presence: "offHours",
      presenceText: words.deskPresence,
    };
  const now = clock.now();
  const [branch, calendar, cover] = await Promise.all([
    units.branchOf(person.unitId),
    calendarNow(),
    covers.of(rmId, now),
  ]);
  const standIn = cover ? await staff.find(cover.coverId) : null;
  const working = isWorking(calendar, now);
  const presence = !working ? "offHours" : (standIn ?? person).presence;
  const back = nextWorkingMoment(calendar, now);
  const usual =
    presence === "onDuty"
      ? words.onDuty
      : presence === "away"
        ? words.away
        : back
          ? words.offHours(sayMoment(back, now))
          : words.offHoursPlain;
  // Whoever is written to must know who answers.
  const presenceText =
    cover && standIn
      ? coverWords.away(person.name, sayMoment(cover.end, now), standIn.name)
      : usual;
  return {
    staffId: person._id,
    name: person.name,
    title: person.title,
    branchName: branch?.name ?? "",
    certificates: person.certificates
      .filter(({ expiresOn }) => !expiresOn || expiresOn >= now.toISOString().slice(0, 10))
      .map(({ kind }) => kind),
    presence,
    presenceText,
  };
}
