import type { Input, Output } from "@console/data/queries";

export type EventForStaff = Output<"GET /events/:id">;
export type EventInput = Input<"POST /events">;
export type SignUp = Output<"GET /events/:id/sign-ups">["items"][number];
