/** Whose window a host on the stage's port is; `stage` is the page with the phones itself. */
export type Host =
  | { kind: "stage" }
  | { kind: "api" }
  | { kind: "phone"; person: string }
  | { kind: "desk"; person: string }
  | { kind: "unknown" };

const loopback = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** Reads a Host header: `rm-lin.localhost:8080` is 林静's phone, `rm-lin-desk.localhost` her desk. */
export function readHost(header: string | undefined): Host {
  const name = (header ?? "").replace(/:\d+$/, "").toLowerCase();
  if (loopback.has(name)) return { kind: "stage" };
  const person = /^([a-z0-9]+(?:-[a-z0-9]+)*)\.localhost$/.exec(name)?.[1];
  if (!person) return { kind: "unknown" };
  if (person === "api") return { kind: "api" };
  if (person.endsWith("-desk")) return { kind: "desk", person: person.slice(0, -"-desk".length) };
  return { kind: "phone", person };
}
