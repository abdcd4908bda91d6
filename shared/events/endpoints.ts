import * as z from "zod";
import { endpoint } from "../core/endpoint";
import { Id } from "../core/ids";
import { PageInput, pageOf } from "../core/paging";
import { GivenAnswers } from "../forms/survey";
import { EventForCustomer, EventForStaff, EventInput, SignUpRow, Ticket } from "./event";

const clientId = z.string().min(8).max(64);
const hosts = ["marketer", "head"] as const;

export const eventEndpoints = [
  endpoint({
    method: "GET",
    path: "/my/events",
    summary: "Events this customer is eligible for, soonest first.",
    audience: "customer",
    input: z.object({}),
    output: z.object({ items: z.array(EventForCustomer) }),
  }),
  endpoint({
    method: "GET",
    path: "/my/events/:id",
    summary: "One event the customer is eligible for.",
    audience: "customer",
    input: z.object({ id: Id }),
    output: EventForCustomer,
  }),
  endpoint({
    method: "POST",
    path: "/my/events/:id/sign-up",
    summary:
      "Takes seats, or a place in the waiting list when they are gone. Seats are never oversold.",
    audience: "customer",
    input: z.object({
      id: Id,
      clientId,
      companions: z.number().int().min(0).max(5),
      answers: GivenAnswers,
      formVersion: z.number().int().optional(),
    }),
    output: EventForCustomer,
  }),
  endpoint({
    method: "POST",
    path: "/my/events/:id/cancel",
    summary: "Gives the seats back; the first who fits in the waiting list is offered them.",
    audience: "customer",
    input: z.object({ id: Id }),
    output: EventForCustomer,
  }),
  endpoint({
    method: "POST",
    path: "/my/events/:id/offer",
    summary: "Takes or declines seats that became free.",
    audience: "customer",
    input: z.object({ id: Id, accept: z.boolean() }),
    output: EventForCustomer,
  }),
  endpoint({
    method: "POST",
    path: "/my/events/:id/questions",
    summary:
      "Asks the organiser; the question and the event's card go into the conversation with the RM.",
    audience: "customer",
    input: z.object({ id: Id, clientId, text: z.string().min(1).max(500) }),
    output: z.object({}),
  }),
  endpoint({
    method: "GET",
    path: "/my/tickets",
    summary: "The customer's tickets, coming ones first.",
    audience: "customer",
    input: z.object({}),
    output: z.object({ items: z.array(Ticket) }),
  }),
  endpoint({
    method: "GET",
    path: "/my/tickets/:signUpId",
    summary: "One ticket with its code.",
    audience: "customer",
    input: z.object({ signUpId: Id }),
    output: Ticket,
  }),
  endpoint({
    method: "GET",
    path: "/events",
    summary: "All events, newest first.",
    audience: "staff",
    roles: ["marketer", "head", "rm", "lead", "lobby"],
    input: z.object({ ...PageInput }),
    output: pageOf(EventForStaff),
  }),
  endpoint({
    method: "POST",
    path: "/events",
    summary: "Drafts an event.",
    audience: "staff",
    roles: hosts,
    input: EventInput,
    output: EventForStaff,
  }),
  endpoint({
    method: "GET",
    path: "/events/:id",
    summary: "One event.",
    audience: "staff",
    roles: ["marketer", "head", "rm", "lead", "lobby"],
    input: z.object({ id: Id }),
    output: EventForStaff,
  }),
  endpoint({
    method: "PUT",
    path: "/events/:id",
    summary: "Changes an event; those signed up hear of a new time or place.",
    audience: "staff",
    roles: hosts,
    input: EventInput.extend({ id: Id }),
    output: EventForStaff,
  }),
  endpoint({
    method: "POST",
    path: "/events/:id/publish",
    summary: "Opens an event to those eligible.",
    audience: "staff",
    roles: hosts,
    input: z.object({ id: Id }),
    output: EventForStaff,
  }),
  endpoint({
    method: "POST",
    path: "/events/:id/cancel",
    summary: "Cancels an event; everybody signed up is told.",
    audience: "staff",
    roles: hosts,
    input: z.object({ id: Id, reason: z.string().min(2).max(100) }),
    output: EventForStaff,
  }),
  endpoint({
    method: "GET",
    path: "/events/:id/sign-ups",
    summary: "Who comes, who waits; names masked for marketing.",
    audience: "staff",
    roles: ["marketer", "head", "lobby"],
    input: z.object({ id: Id, ...PageInput }),
    output: pageOf(SignUpRow),
  }),
  endpoint({
    method: "POST",
    path: "/events/:id/check-in",
    summary: "Checks a ticket in at the door; a second scan says when the first was.",
    audience: "staff",
    roles: ["marketer", "lobby", "rm"],
    input: z.object({
      id: Id,
      code: z.string().max(64),
      scannedAt: z.iso.datetime({ offset: true }).optional(),
    }),
    output: SignUpRow,
  }),
] as const;
