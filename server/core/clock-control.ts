import { RequestError } from "@shared/core/errors";
import type Router from "koa-router";
import mongoose, { Schema } from "mongoose";
import type { ShiftableClock } from "./clock";
import { days } from "./clock";
import { readJson } from "./http/body";
import type { LiveServer } from "./live";

const Settings = mongoose.model(
  "Setting",
  new Schema(
    { _id: String, value: Schema.Types.Mixed },
    { collection: "settings", versionKey: false },
  ),
);

/** Takes up the product's time where the last run left it. Outside production only. */
export async function restoreClock(clock: ShiftableClock): Promise<void> {
  const saved = await Settings.findById("clock").lean<{ value?: { offsetMs?: number } } | null>();
  clock.shiftTo(saved?.value?.offsetMs ?? 0);
}

/** The one control that moves the product's time, in every process together. Outside production only. */
export function clockDoor(
  router: Router,
  {
    clock,
    live,
    settle,
  }: {
    readonly clock: ShiftableClock;
    readonly live: LiveServer;
    readonly settle: () => Promise<void>;
  },
): void {
  router.get("/dev/clock", (ctx) => {
    ctx.body = { now: clock.now().toISOString(), offsetMs: clock.offsetMs };
  });
  router.post("/dev/clock", async (ctx) => {
    const { offsetMs } = await readJson(ctx.req);
    if (
      typeof offsetMs !== "number" ||
      !Number.isFinite(offsetMs) ||
      Math.abs(offsetMs) > days(3650)
    )
      throw RequestError.invalid();
    clock.shiftTo(offsetMs);
    await Settings.updateOne({ _id: "clock" }, { $set: { value: { offsetMs } } }, { upsert: true });
    live.tellClock(offsetMs);
    await settle();
    ctx.body = { now: clock.now().toISOString(), offsetMs };
  });
}
