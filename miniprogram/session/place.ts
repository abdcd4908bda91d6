import { pathOf } from "../platform/navigation";
import type { SessionState } from "./session";

/** Where somebody in that state belongs: on this page, behind its door, or on another page first. */
export type Place =
  | { readonly kind: "here" }
  | { readonly kind: "outside" }
  | { readonly kind: "elsewhere"; readonly url: (from: string | undefined) => string };

const here: Place = { kind: "here" };
const outside: Place = { kind: "outside" };
const toBinding: Place = { kind: "elsewhere", url: (from) => pathOf("bind", { to: from }) };
const toNotice: Place = { kind: "elsewhere", url: (from) => pathOf("notice", { to: from }) };

export function placeFor(
  state: SessionState,
  page: { readonly who: "customer" | "visitor"; readonly noticeNeeded: boolean },
): Place {
  if (state.phase !== "signedIn") return outside;
  if (page.who === "visitor") return here;
  if (state.binding !== "bound") return toBinding;
  return page.noticeNeeded ? toNotice : here;
}
