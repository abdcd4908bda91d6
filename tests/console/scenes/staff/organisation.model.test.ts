import { childrenOf, rootsOf } from "@console/scenes/staff/organisation.model";
import { describe, expect, it } from "vitest";

const units = [
  { id: "branch", parentId: "bank" },
  { id: "team1", parentId: "branch" },
  { id: "team2", parentId: "branch" },
];

describe("the organisation as far as one sees it", () => {
  it("begins at the units whose parents are out of sight", () => {
    expect(rootsOf(units).map(({ id }) => id)).toEqual(["branch"]);
    expect(childrenOf(units, "branch").map(({ id }) => id)).toEqual(["team1", "team2"]);
    expect(childrenOf(units, "team1")).toEqual([]);
  });
});
