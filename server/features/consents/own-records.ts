import { onlyCustomer } from "@server/features/customers";
import { transactions } from "@server/features/transactions";
import type { Ports } from "@server/ports";
import { dayOf } from "@shared/calendar/day";
import { words as bookingWords } from "@shared/text/zh-CN/bookings";
import { dataRights } from "@shared/text/zh-CN/data-rights";
import { exports as exportWords } from "@shared/text/zh-CN/exports";
import { words } from "@shared/text/zh-CN/own-data";
import { reach } from "@shared/text/zh-CN/reach";
import mongoose from "mongoose";
import { consents } from "./consent.model";

export type Row = Record<string, string>;

/** A group of what is kept, with where it comes from and as of when. */
export interface OwnSection {
  readonly title: string;
  readonly from: string;
  readonly asOf?: string;
  readonly rows: Row[];
}

const most = 1_000;
type Stored = Readonly<Record<string, unknown>>;

/** What the service wrote down about the customer as it went along. */
export async function recordSections(customerId: string, ports: Ports): Promise<OwnSection[]> {
  const of = (collection: string, sort: string): Promise<Stored[]> =>
    mongoose.connection
      .collection(collection)
      .find({ customerId })
      .sort({ [sort]: -1 })
      .limit(most)
      .toArray();
  const [given, moved, bookings, signUps, deliveries, arrivals, requests] = await Promise.all([
    consents.all(customerId),
    movements(customerId, ports),
    of("bookings", "start"),
    of("signUps", "createdAt"),
    of("deliveries", "createdAt"),
    of("arrivals", "at"),
    of("dataRequests", "createdAt"),
  ]);
  const { sources } = words;
  return [
    { title: words.movements, from: sources.core, rows: moved },
    { title: words.bookings, from: sources.you, rows: bookings.map(bookingRow) },
    { title: words.signUps, from: sources.you, rows: signUps.map(plainRow("createdAt")) },
    { title: words.deliveries, from: sources.service, rows: deliveries.map(deliveryRow) },
    { title: words.arrivals, from: sources.service, rows: arrivals.map(plainRow("at")) },
    {
      title: words.consents,
      from: sources.you,
      rows: given.map(({ purpose, granted, version, at }) => ({
        [words.value]: purpose,
        [words.answer]: granted ? words.yes : words.no,
        [words.version]: version,
        [words.when]: at.toISOString(),
      })),
    },
    { title: words.requests, from: sources.you, rows: requests.map(requestRow) },
  ];
}

async function movements(customerId: string, { clock }: Ports): Promise<Row[]> {
  const to = dayOf(clock.now());
  const found = await transactions.of(onlyCustomer(customerId), customerId, {
    from: "1900-01-01",
    to,
    limit: most,
  });
  return found.map(({ on, kind, amountFen, name }) => ({
    [words.when]: on,
    [words.kind]: exportWords.movements[kind],
    [words.amount]: (amountFen / 100).toFixed(2),
    ...(name ? { [words.product]: name } : {}),
  }));
}

const timeOf = (value: unknown) => (value instanceof Date ? value.toISOString() : "");
const stateOf = (state: unknown) => words.states[String(state)] ?? String(state);

function bookingRow({ start, purposeId, state }: Stored): Row {
  const titles: Readonly<Record<string, { readonly title: string }>> = bookingWords.purposes;
  return {
    [words.when]: timeOf(start),
    [words.value]: titles[String(purposeId)]?.title ?? String(purposeId),
    [words.state]: stateOf(state),
  };
}

function deliveryRow({ createdAt, kind, channel, state }: Stored): Row {
  const channels: Readonly<Record<string, string>> = reach.channels;
  const states: Readonly<Record<string, string>> = reach.states;
  const titles: Readonly<Record<string, string>> = dataRights.titles;
  return {
    [words.when]: timeOf(createdAt),
    [words.kind]: titles[String(kind).split(".")[0] ?? ""] ?? dataRights.titles.other,
    [words.channel]: channels[String(channel)] ?? "",
    [words.state]: states[String(state)] ?? "",
  };
}

function requestRow({ createdAt, kind, state }: Stored): Row {
  const kinds: Readonly<Record<string, string>> = dataRights.kinds;
  const states: Readonly<Record<string, string>> = dataRights.states;
  return {
    [words.when]: timeOf(createdAt),
    [words.kind]: kinds[String(kind)] ?? "",
    [words.state]: states[String(state)] ?? "",
  };
}

const plainRow =
  (time: string) =>
  (one: Stored): Row => ({ [words.when]: timeOf(one[time]), [words.state]: stateOf(one.state) });
