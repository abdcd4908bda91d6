import type { Credential } from "./sign-in";

/**
 * The ticket that the official account's OAuth return put into the address. It is good once, so it
 * leaves the address bar at once.
 */
export async function credential(): Promise<Credential | undefined> {
  const { pathname, search, hash } = window.location;
  const [route = "", hashQuery = ""] = hash.split("?");
  const inSearch = new URLSearchParams(search);
  const inHash = new URLSearchParams(hashQuery);
  const ticket = inSearch.get("ticket") ?? inHash.get("ticket");
  if (!ticket) return undefined;

  inSearch.delete("ticket");
  inHash.delete("ticket");
  const rest = (query: URLSearchParams) => (query.size > 0 ? `?${query}` : "");
  window.history.replaceState(null, "", `${pathname}${rest(inSearch)}${route}${rest(inHash)}`);
  return { kind: "ticket", ticket };
}

/** Leaves for the official account's OAuth page, which returns to where we are. */
export function goToSignIn(): void {
  const to = `/m/${window.location.hash || "#/"}`;
  window.location.replace(`/auth/wechat/start?as=customer&to=${encodeURIComponent(to)}`);
}

/** Whether this address carries a ticket that was not used yet. */
export const arrives = (): boolean => /[?&]ticket=/.test(window.location.href);
