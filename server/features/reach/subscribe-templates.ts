import type { TemplateTable } from "@config/env";

/** Which templates the mini-program asks leave for, by the moment it asks; at most three at once. */
const moments = {
  booking: ["booking.confirmed", "booking.reminder", "booking.changed"],
  event: ["event.signed-up", "event.reminder", "campaign.invitation"],
  message: ["message.waiting"],
} as const;

/** The platform's ids of them. A moment whose templates are not set up asks for nothing. */
export function subscribeTemplates({
  mini,
}: TemplateTable): Record<keyof typeof moments, string[]> {
  const ids = (keys: readonly string[]) => keys.flatMap((key) => mini[key]?.id ?? []);
  return {
    booking: ids(moments.booking),
    event: ids(moments.event),
    message: ids(moments.message),
  };
}
