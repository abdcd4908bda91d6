import { splitTags, takenOf } from "@console/scenes/events/event.model";
import type { EventForStaff } from "@console/scenes/events/event.types";
import { draftOf, inputOf, newDraft, problemsOf } from "@console/scenes/events/event-form.model";
import { describe, expect, it } from "vitest";

const now = Date.parse("2026-11-25T02:00:00Z");
const whole = {
  ...newDraft(now),
  title: "冬季高尔夫",
  summary: "限邀贵宾",
  description: "行程与着装",
  place: "佘山",
};

function stored(): EventForStaff {
  return {
    ...inputOf(whole),
    id: "evt_1",
    state: "published",
    counts: { confirmedPeople: 20, waitingPeople: 0, offeredPeople: 2, checkedInPeople: 0 },
  };
}

describe("drafting an event", () => {
  it("says of an empty form what is missing, and nothing else", () => {
    const problems = problemsOf(newDraft(now), now);

    expect(problems).toEqual({
      title: "required",
      summary: "required",
      description: "required",
      place: "required",
    });
  });

  it("holds the times to their order", () => {
    expect(problemsOf({ ...whole, endsAt: whole.startsAt }, now).endsAt).toBe("endBeforeStart");
    expect(problemsOf({ ...whole, signUpUntil: whole.endsAt }, now).signUpUntil).toBe("lateSignUp");
    expect(
      problemsOf({ ...whole, startsAt: "2026-11-24T10:00", signUpUntil: "2026-11-24T09:00" }, now)
        .startsAt,
    ).toBe("past");
    expect(problemsOf({ ...whole, startsAt: "" }, now).startsAt).toBe("time");
  });

  it("takes whole numbers of seats and companions within their bounds", () => {
    expect(problemsOf({ ...whole, seats: "0" }, now).seats).toBe("seats");
    expect(problemsOf({ ...whole, seats: "12.5" }, now).seats).toBe("seats");
    expect(problemsOf({ ...whole, companionsMax: "6" }, now).companionsMax).toBe("companions");
  });

  it("never offers fewer seats than are taken", () => {
    expect(takenOf(stored())).toBe(22);
    expect(problemsOf({ ...whole, seats: "21" }, now, stored()).seats).toBe("belowTaken");
    expect(problemsOf({ ...whole, seats: "22" }, now, stored()).seats).toBeUndefined();
  });

  it("gives back what was stored when nothing was changed", () => {
    expect(inputOf(draftOf(stored()))).toEqual(inputOf(whole));
  });

  it("asks no question without words", () => {
    const questions = [{ id: "q1", label: " ", required: true }];

    expect(problemsOf({ ...whole, questions }, now).questions).toBe("required");
  });
});

describe("a list of tags as people write it", () => {
  it("is split at Chinese and other commas, without repeats", () => {
    expect(splitTags("高尔夫、红酒，高尔夫; 艺术 ")).toEqual(["高尔夫", "红酒", "艺术"]);
    expect(splitTags("  ")).toEqual([]);
  });
});
