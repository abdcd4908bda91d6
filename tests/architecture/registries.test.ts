import { consumersOf } from "@server/consumers";
import { jobs } from "@server/jobs";
import { implementations } from "@server/routes";
import { api } from "@shared/api";
import { describe, expect, it } from "vitest";
import { sources } from "./sources";

describe("the lists that run the server", () => {
  it("implement every declared endpoint once, and nothing else", () => {
    const declared = api.map(({ method, path }) => `${method} ${path}`);
    const done = implementations.map(({ endpoint: { method, path } }) => `${method} ${path}`);

    expect([...done].sort()).toEqual([...declared].sort());
    expect(new Set(declared).size).toBe(declared.length);
  });

  it("hold every job that is defined, each under one name of noun and verb", () => {
    const defined = sources()
      .filter(({ path }) => path.startsWith("server/features/"))
      .flatMap(({ text }) =>
        [...text.matchAll(/defineJob\(\{\s*name:\s*"([^"]+)"/g)].map(([, name]) => name ?? ""),
      );
    const listed = jobs.map(({ name }) => name);

    expect([...listed].sort()).toEqual([...defined].sort());
    expect(new Set(listed).size).toBe(listed.length);
    for (const name of listed) expect(name).toMatch(/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/);
  });

  it("hold every consumer of domain events, and each listens to something that is announced", () => {
    const consumers = consumersOf({} as never);
    const announced = sources()
      .filter(({ path }) => path.startsWith("server/"))
      .map(({ text }) => text)
      .join("\n");
    const defined = sources()
      .filter(({ path }) => path.startsWith("server/features/"))
      .flatMap(({ text }) => [
        ...text.matchAll(/Consumer\b[^=]*=>?\s*(?:\([^)]*\)[^=]*=>\s*)?\(?\{\s*name:\s*"([^"]+)"/g),
      ])
      .map(([, name]) => name ?? "");

    for (const name of defined) expect(consumers.map((one) => one.name)).toContain(name);
    expect(new Set(consumers.map(({ name }) => name)).size).toBe(consumers.length);
    const deaf = consumers.flatMap(({ name, on }) =>
      on
        .filter((type) => announced.split(`"${type}"`).length < 3)
        .map((type) => `${name} waits for ${type}`),
    );
    expect(deaf).toEqual([]);
  });
});
