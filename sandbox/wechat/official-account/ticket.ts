import { hours, minutes } from "../../core/clock";
import { randomText } from "../../core/random";
import { type Call, type Guarded, ok } from "../endpoint";
import { PlatformError } from "../errcodes";

function getTicket({ account, incoming, now }: Call) {
  const type = incoming.query.get("type") ?? "";
  if (type !== "jsapi" && type !== "wx_card") throw new PlatformError(40097);
  let ticket = account.ticket[type];
  if (!ticket || ticket.expiresAt - now < minutes(5)) {
    ticket = { value: `sM4AOVdWfPE4DxkXGEs8V${randomText(65)}`, expiresAt: now + hours(2) };
    account.ticket[type] = ticket;
  }
  const left = Math.floor((ticket.expiresAt - now) / 1000);
  return ok({ ticket: ticket.value, expires_in: left });
}

export const ticketEndpoints: Guarded[] = [
  { path: "/cgi-bin/ticket/getticket", method: "GET", account: "official", run: getTicket },
];
