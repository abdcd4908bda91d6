/** From here on a book is called full; nobody is stopped by it (product.md §1). */
export const closeService = 50;
/** The most a book is meant to hold. */
export const bookSize = 200;

export type LoadState = "normal" | "full" | "over";

/** How full a book is: a warning from 50 customers, a second one from 200, never a block. */
export const loadState = (customers: number): LoadState =>
  customers > bookSize ? "over" : customers > closeService ? "full" : "normal";
