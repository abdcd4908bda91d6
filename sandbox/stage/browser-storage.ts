import type { IncomingMessage, ServerResponse } from "node:http";
import { readAll } from "../phone/serve/forward";
import { contentType, notFound, send } from "../phone/serve/routes";

const areas = ["localStorage", "sessionStorage"] as const;

type Area = (typeof areas)[number];
type Kept = Record<Area, Record<string, string>>;

/**
 * What a person's in-app browser stores. A browser that blocks third-party storage denies it to the
 * panes, which are iframes of another site; in WeChat the page is a top window and has it.
 */
export class BrowserStorage {
  private readonly people = new Map<string, Kept>();

  private of(person: string): Kept {
    const kept = this.people.get(person) ?? { localStorage: {}, sessionStorage: {} };
    this.people.set(person, kept);
    return kept;
  }

  forget(person: string): void {
    this.people.delete(person);
  }

  /** The script that gives a page its storage back, with what is in it. */
  script(response: ServerResponse, person: string): void {
    const kept = JSON.stringify(this.of(person)).replaceAll("<", "\\u003c");
    send(response, `(${shim})(${kept});\n`, contentType(".js"), { "cache-control": "no-store" });
  }

  async keep(request: IncomingMessage, response: ServerResponse, person: string): Promise<void> {
    const area = areas.find((name) => request.url === `/__phone/storage/${name}`);
    if (!area || request.method !== "PUT") {
      notFound(response);
      return;
    }
    this.of(person)[area] = JSON.parse((await readAll(request)).toString("utf8"));
    response.writeHead(204).end();
  }
}

/** Written synchronously: the next page must find what this one left. */
const shim = `(kept) => {
  const denied = (name) => { try { return !window[name]; } catch { return true; } };
  const give = (name) => {
    const items = new Map(Object.entries(kept[name]));
    const save = () => {
      const request = new XMLHttpRequest();
      request.open("PUT", "/__phone/storage/" + name, false);
      request.send(JSON.stringify(Object.fromEntries(items)));
    };
    const methods = {
      getItem: (key) => items.get(String(key)) ?? null,
      setItem: (key, value) => { items.set(String(key), String(value)); save(); },
      removeItem: (key) => { if (items.delete(String(key))) save(); },
      clear: () => { items.clear(); save(); },
      key: (index) => [...items.keys()][index] ?? null,
    };
    const storage = new Proxy(methods, {
      get: (target, key) => key === "length" ? items.size : target[key] ?? items.get(key),
      set: (_, key, value) => { methods.setItem(key, value); return true; },
      has: (target, key) => key in target || items.has(key),
      deleteProperty: (_, key) => { methods.removeItem(key); return true; },
      ownKeys: () => [...items.keys()],
      getOwnPropertyDescriptor: (_, key) => items.has(key)
        ? { value: items.get(key), writable: true, enumerable: true, configurable: true } : undefined,
    });
    Object.defineProperty(window, name, { configurable: true, value: storage });
  };
  for (const name of ["localStorage", "sessionStorage"]) if (denied(name)) give(name);
}`;
