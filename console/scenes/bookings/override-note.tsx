import { Label } from "@console/components/badges";
import type { Output } from "@console/data/queries";
import { words } from "./words";

interface OverrideNoteProps {
  readonly day: string;
  readonly overrides: Output<"GET /bookings">["overrides"];
}

/** A day that the bank keeps differently: 休 or 班, with its reason. */
export function OverrideNote({ day, overrides }: OverrideNoteProps) {
  const override = overrides.find((one) => one.date === day);
  if (!override) return null;
  return (
    <Label tone={override.kind === "holiday" ? "ok" : "warn"}>
      {words[override.kind]} {override.note}
    </Label>
  );
}
