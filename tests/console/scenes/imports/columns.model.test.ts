import { assigned, keysOf, missingLabels } from "@console/scenes/imports/columns.model";
import { describe, expect, it } from "vitest";

const columns = [
  { key: "no", label: "客户号", required: true },
  { key: "name", label: "姓名", required: true },
  { key: "notes", label: "备注", required: false },
];

describe("assigning columns", () => {
  it("gives a column to one header and takes it from the one that had it", () => {
    const keys = keysOf({ headers: [{ key: "no" }, { key: "name" }, { key: null }] });

    expect(assigned(keys, 2, "name")).toEqual(["no", null, "name"]);
    expect(assigned(keys, 0, null)).toEqual([null, "name", null]);
  });

  it("names what must be there and is not", () => {
    expect(missingLabels(["no", null], columns)).toEqual(["姓名"]);
    expect(missingLabels(["name", "no"], columns)).toEqual([]);
  });
});
