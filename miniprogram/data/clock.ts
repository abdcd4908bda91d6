/** How far the server's time is from this phone's; phones are set wrong more often than servers. */
let offset = 0;

/** Takes the server's time from an answer. */
export function followServer(time: string | undefined): void {
  const server = time ? Date.parse(time) : Number.NaN;
  if (Number.isFinite(server)) offset = server - Date.now();
}

/** The time that words like 今天 are measured against. */
export function now(): Date {
  return new Date(Date.now() + offset);
}
