/**
 * Pages of the mini-program that messages, codes and cards open, by what they show.
 * A parameter in the comment is what the page reads from its query.
 */
export const screens = {
  home: "pages/home/index",
  /** The conversation with the customer's own RM. */
  conversation: "pages/conversation/index",
  events: "pages/events/index",
  me: "pages/me/index",
  /** `purposeId` starts at its times; `moveId` moves that booking. */
  book: "packages/bookings/book/index",
  /** `id` puts that booking first. */
  bookings: "packages/bookings/list/index",
  /** Being recognised at a branch; `d` and `t` are the code on its screen. */
  checkIn: "packages/arrivals/check-in/index",
  /** `id` of the event. */
  event: "packages/events/detail/index",
  tickets: "packages/events/tickets/index",
  /** `id` of the sign-up. */
  ticket: "packages/events/ticket/index",
  assets: "packages/assets/report/index",
  /** `scene` of an RM's invitation. */
  bind: "packages/identity/bind/index",
  notice: "packages/identity/notice/index",
  consents: "packages/identity/consents/index",
  data: "packages/identity/data/index",
  /** Correcting, copying and deleting one's data. */
  rights: "packages/identity/rights/index",
  readers: "packages/identity/readers/index",
  reasons: "packages/identity/reasons/index",
  /** Forms the customer is asked to fill in. */
  forms: "packages/forms/list/index",
  /** `id` of what the customer was asked. */
  form: "packages/forms/answer/index",
} as const;

/** The name of a page, as other parts of the product know it. */
export type Screen = keyof typeof screens;
