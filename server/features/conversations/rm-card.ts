import { calendarNow } from "@server/features/calendar";
import { staff, units } from "@server/features/organisation";
import type { Ports } from "@server/ports";
import { isWorking, nextWorkingMoment } from "@shared/calendar/business-calendar";
import type { RmCard } from "@shared/conversations/conversation";
import { sayMoment } from "@shared/format/moment";
import { words } from "@shared/text/zh-CN/conversations";

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
  const [branch, calendar] = await Promise.all([units.branchOf(person.unitId), calendarNow()]);
  const now = clock.now();
  const working = isWorking(calendar, now);
  const presence = !working ? "offHours" : person.presence;
  const back = nextWorkingMoment(calendar, now);
  const presenceText =
    presence === "onDuty"
      ? words.onDuty
      : presence === "away"
        ? words.away
        : back
          ? words.offHours(sayMoment(back, now))
          : words.offHoursPlain;
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
