import { cookieJar } from "@server/core/http/cookies";
import { answerError } from "@server/core/http/errors";
import { newId } from "@server/core/ids";
import { resolveActor } from "@server/features/sessions";
import type { Ports } from "@server/ports";
import { BookingError } from "@shared/bookings/errors";
import { RequestError } from "@shared/core/errors";
import type { Context } from "koa";
import type Router from "koa-router";
import { bookings } from "./booking.model";
import { bookingsOfCustomer } from "./booking.policy";
import { presentBooking } from "./present-booking";

/** `GET /api/v1/my/bookings/:id/calendar.ics`: one booking for the customer's own calendar (RFC 5545). */
export function calendarDoor(router: Router, ports: Ports): void {
  router.get("/api/v1/my/bookings/:id/calendar.ics", async (koa) => {
    const ctx = koa as unknown as Context & { params: { id: string } };
    try {
      const bearer = /^Bearer (\S+)$/.exec(ctx.get("authorization"))?.[1];
      const actor = await resolveActor(bearer ?? cookieJar(ctx).get("session"), ports.clock);
      if (actor.kind !== "customer") throw RequestError.unauthenticated();
      const booking = await bookings.within(bookingsOfCustomer(actor.id)).find(ctx.params.id);
      if (!booking) throw BookingError.notFound();
      const { id, purposeTitle, where, start, end, staffName } = await presentBooking(
        booking,
        "customer",
        ports,
      );
      ctx.set("Content-Disposition", 'attachment; filename="booking.ics"');
      ctx.type = "text/calendar; charset=utf-8";
      ctx.body = icsOf({
        id,
        title: `${purposeTitle} · ${staffName}`,
        where,
        start,
        end,
        now: ports.clock.now(),
      });
    } catch (error) {
      const { status, body } = answerError(
        error,
        newId("req"),
        ctx.get("accept-language"),
        ports.log,
      );
      ctx.status = status;
      ctx.body = body;
    }
  });
}

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly where: string;
  readonly start: string;
  readonly end: string;
  readonly now: Date;
}

const stamp = (instant: string) => `${instant.slice(0, 19).replace(/[-:]/g, "")}Z`;
const escapeText = (text: string) =>
  text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, "\\n");

export function icsOf({ id, title, where, start, end, now }: Entry): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//GuiBin//VIP line//ZH",
    "BEGIN:VEVENT",
    `UID:${id}@guibin`,
    `DTSTAMP:${stamp(now.toISOString())}`,
    `DTSTART:${stamp(start)}`,
    `DTEND:${stamp(end)}`,
    `SUMMARY:${escapeText(title)}`,
    `LOCATION:${escapeText(where)}`,
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "TRIGGER:-PT1H",
    `DESCRIPTION:${escapeText(title)}`,
    "END:VALARM",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ];
  return lines.join("\r\n");
}
