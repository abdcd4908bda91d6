interface Catalogue {
  readonly acts: Readonly<Record<string, string>>;
  readonly nouns: Readonly<Record<string, string>>;
  readonly verbs: Readonly<Record<string, string>>;
}

/** An act in words: its own where it has some, else verb and noun, else as the trail names it. */
export function sayAct(act: string, { acts, nouns, verbs }: Catalogue): string {
  const known = acts[act];
  if (known) return known;
  const [noun = "", ...rest] = act.split(".");
  const verb = verbs[rest.at(-1) ?? ""];
  const name = nouns[noun];
  return verb && name ? `${verb}${name}` : name ? `${name} ${rest.join(".")}` : act;
}

/** What the address of the page says is looked for, as the server is asked. */
export function filterOf(query: URLSearchParams) {
  const text = (name: string) => query.get(name) || undefined;
  const day = (name: string, clock: string) => {
    const value = text(name);
    return value ? `${value}T${clock}+08:00` : undefined;
  };
  const filter = {
    staffId: text("staff"),
    customerId: text("customer"),
    group: text("group"),
    purpose: text("purpose"),
    from: day("from", "00:00:00"),
    to: day("to", "23:59:59"),
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}
