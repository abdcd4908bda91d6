import {
  brokenCap,
  decide,
  isOpen,
  nextOpening,
  type Person,
  type Wish,
} from "@server/features/reach/arbiter";
import { reachChannels } from "@shared/reach/reach";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const morning = new Date("2026-11-25T10:00:00+08:00");
const person: Person = {
  customerId: "cus_1",
  allowsMarketing: true,
  allowsGreetings: true,
  consent: "given",
  openComplaints: 0,
  profile: { level: "C3", assessedOn: "2026-06-01" },
  marketingDays: [],
  isOnline: true,
  followsOfficial: true,
  hasMini: true,
  officialLeft: 5,
  miniLeft: 2,
  rights: new Map([["campaign.invitation", 1]]),
};
const marketing: Wish = {
  class: "MARKETING",
  isGreeting: false,
  keepsQuietHours: true,
  channels: reachChannels,
  failedChannels: [],
  subscribeKey: "campaign.invitation",
  hasTemplate: true,
};
const service: Wish = { ...marketing, class: "SERVICE", keepsQuietHours: false };
const greeting: Wish = { ...service, isGreeting: true, keepsQuietHours: true };
const channelOf = (wish: Wish, who: Person) => {
  const decision = decide(wish, who, morning);
  return decision.do === "send" ? decision.channel : decision.do;
};

describe("the way to a customer", () => {
  it("is the cheapest that is open, one after another", () => {
    const closing: Person[] = [
      person,
      { ...person, isOnline: false },
      { ...person, isOnline: false, officialLeft: 0 },
      { ...person, isOnline: false, officialLeft: 0, miniLeft: 0 },
      { ...person, isOnline: false, officialLeft: 0, miniLeft: 0, rights: new Map() },
      { ...person, isOnline: false, followsOfficial: false, miniLeft: 0, rights: new Map() },
    ];

    expect(closing.map((who) => channelOf(service, who))).toEqual([
      "socket",
      "officialService",
      "miniService",
      "subscribe",
      "template",
      "task",
    ]);
  });

  it("is never a template message for marketing, whatever else is closed", () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.boolean(),
        fc.integer({ min: 0, max: 2 }),
        fc.integer({ min: 0, max: 1 }),
        fc.subarray([...reachChannels]),
        (isOnline, followsOfficial, officialLeft, right, failedChannels) => {
          const rights = new Map([["campaign.invitation", right]]);
          const who = { ...person, isOnline, followsOfficial, officialLeft, rights };

          expect(channelOf({ ...marketing, failedChannels }, who)).not.toBe("template");
        },
      ),
    );
  });

  it("passes by a channel that failed before, and says why each was passed by", () => {
    const decision = decide({ ...service, failedChannels: ["socket"] }, person, morning);

    expect(decision).toEqual({
      do: "send",
      channel: "officialService",
      considered: [
        { channel: "socket", why: "failedBefore" },
        { channel: "officialService", why: "chosen" },
      ],
    });
  });

  it("ends where no channel is allowed that is open", () => {
    const decision = decide(
      { ...service, channels: ["miniService"] },
      { ...person, miniLeft: 0 },
      morning,
    );

    expect(decision).toMatchObject({ do: "hold", reason: "unreachable" });
  });
});

describe("what is held back", () => {
  it.each<[string, Wish, Partial<Person>, string]>([
    ["marketing without consent", marketing, { consent: "missing" }, "consentMissing"],
    ["marketing after a withdrawal", marketing, { consent: "withdrawn" }, "consentWithdrawn"],
    ["marketing to who declined it", marketing, { allowsMarketing: false }, "optedOut"],
    ["marketing during a pause", marketing, { pausedUntil: "2026-11-25" }, "frozen"],
    ["marketing while contact is frozen", marketing, { frozenUntil: "2026-11-25" }, "frozen"],
    ["marketing to who complains", marketing, { openComplaints: 1 }, "openComplaint"],
    ["a greeting to who mourns", greeting, { mourningUntil: "2026-11-25" }, "mourning"],
    ["a greeting to who declined greetings", greeting, { allowsGreetings: false }, "optedOut"],
    ["a second message on a day", marketing, { marketingDays: ["2026-11-25"] }, "dailyCap"],
    ["a third in a week", marketing, { marketingDays: ["2026-11-19", "2026-11-22"] }, "weeklyCap"],
    [
      "a fifth in a month",
      marketing,
      { marketingDays: ["2026-10-27", "2026-11-02", "2026-11-08", "2026-11-14"] },
      "monthlyCap",
    ],
    [
      "a product above the level",
      { ...marketing, offer: { issuerLevel: "R4", isPrivate: false } },
      {},
      "unsuitable",
    ],
    [
      "a product after the assessment expired",
      { ...marketing, offer: { issuerLevel: "R1", isPrivate: false } },
      { profile: { level: "C5", assessedOn: "2025-11-24" } },
      "unsuitable",
    ],
    [
      "a private product to an audience",
      { ...marketing, offer: { issuerLevel: "R1", isPrivate: true } },
      { profile: { ...person.profile, isQualifiedInvestor: true } },
      "unsuitable",
    ],
    ["what has expired", { ...service, expiresAt: morning }, {}, "expired"],
  ])("is %s", (_, wish, change, reason) => {
    expect(decide(wish, { ...person, ...change }, morning)).toMatchObject({ do: "hold", reason });
  });

  it("is never a service message, whatever a customer settled about marketing", () => {
    const closed: Person = {
      ...person,
      consent: "withdrawn",
      allowsMarketing: false,
      openComplaints: 2,
      frozenUntil: "2026-12-01",
      marketingDays: ["2026-11-25"],
    };

    expect(decide(service, closed, morning).do).toBe("send");
  });

  it("is free again on the day after a pause, a mourning or a freeze", () => {
    const yesterday = {
      pausedUntil: "2026-11-24",
      frozenUntil: "2026-11-24",
      mourningUntil: "2026-11-24",
    };

    expect(decide(marketing, { ...person, ...yesterday }, morning).do).toBe("send");
  });
});

describe("quiet hours", () => {
  it.each([
    ["2026-11-25T08:59:59", false],
    ["2026-11-25T09:00:00", true],
    ["2026-11-25T19:59:59", true],
    ["2026-11-25T20:00:00", false],
  ])("at %s marketing is open: %s", (time, open) => {
    expect(isOpen(new Date(`${time}+08:00`))).toBe(open);
  });

  it("let marketing wait for nine o'clock, and service pass", () => {
    const night = new Date("2026-11-25T20:00:00+08:00");
    const nine = new Date("2026-11-26T09:00:00+08:00");

    expect(decide(marketing, person, night)).toEqual({
      do: "wait",
      until: nine,
      reason: "quietHours",
    });
    expect(decide(service, person, night).do).toBe("send");
    expect(nextOpening(new Date("2026-11-25T03:00:00+08:00"))).toEqual(
      new Date("2026-11-25T09:00:00+08:00"),
    );
  });

  it("end what expires before the morning", () => {
    const night = new Date("2026-11-25T21:00:00+08:00");
    const wish = { ...marketing, expiresAt: new Date("2026-11-26T08:00:00+08:00") };

    expect(decide(wish, person, night)).toMatchObject({ do: "hold", reason: "expired" });
  });
});

describe("caps", () => {
  it("count rolling days, so that the turn of a week or a month frees nobody", () => {
    expect(brokenCap(["2026-11-24"], "2026-11-25")).toBeUndefined();
    expect(brokenCap(["2026-11-18", "2026-11-24"], "2026-11-25")).toBeUndefined();
    expect(brokenCap(["2026-11-19", "2026-11-24"], "2026-11-25")).toBe("weeklyCap");
  });
});
