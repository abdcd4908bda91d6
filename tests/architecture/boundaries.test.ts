import { describe, expect, it } from "vitest";
import { type Source, sources } from "./sources";

interface Crossing {
  readonly from: string;
  readonly to: string;
}

const crossings = (): Crossing[] =>
  sources().flatMap(({ path, imports }) => imports.map((to) => ({ from: path, to })));

/** Imports from one place to another, as `file → file`. */
function arrows(
  from: RegExp,
  to: RegExp,
  except: (one: Crossing) => boolean = () => false,
): string[] {
  return crossings()
    .filter((one) => from.test(one.from) && to.test(one.to) && !except(one))
    .map((one) => `${one.from} → ${one.to}`);
}

describe("the walls between the parts", () => {
  it.each([
    ["shared", /^(server|miniprogram|console|sandbox|config|tests)\//],
    ["server", /^(miniprogram|console|sandbox|tests)\//],
    ["miniprogram", /^(server|console|sandbox|tests)\//],
    ["console", /^(server|miniprogram|sandbox|tests)\//],
    ["sandbox", /^(server|shared|miniprogram|console|tests)\//],
    ["config", /^(server|shared|miniprogram|console|tests)\//],
  ])("hold for %s", (part, others) => {
    expect(arrows(new RegExp(`^${part}/`), others)).toEqual([]);
  });

  it("keep Node and the browser out of what every side shares", () => {
    expect(arrows(/^shared\//, /^(node:|react|koa|mongoose|@tarojs|ws$)/)).toEqual([]);
  });
});

describe("inside the server", () => {
  it("core and wechat know no feature", () => {
    expect(arrows(/^server\/(core|wechat)\//, /^server\/features\//)).toEqual([]);
  });

  it("core knows no WeChat", () => {
    expect(arrows(/^server\/core\//, /^server\/wechat/)).toEqual([]);
  });

  it("features meet only through each other's front door", () => {
    const featureOf = (path: string) => /^server\/features\/([^/]+)/.exec(path)?.[1];
    const own = ({ from, to }: Crossing) => featureOf(from) === featureOf(to);
    const frontDoor = ({ to }: Crossing) => /^server\/features\/[^/]+(\/index)?$/.test(to);

    expect(arrows(/^server\//, /^server\/features\//, (one) => own(one) || frontDoor(one))).toEqual(
      [],
    );
  });

  it("nobody imports routes but the list of routes and their own front door", () => {
    const found = arrows(/^server\//, /\.routes$/, ({ from }) =>
      /\/index\.ts$|^server\/routes\.ts$/.test(from),
    );

    // What a routes file finds within a Scope is shared with the sockets of the same feature.
    expect(
      found.filter(
        (one) => !/^server\/features\/([^/]+)\/[^/]+ → server\/features\/\1\//.test(one),
      ),
    ).toEqual([]);
  });

  it("policies and models import no commands, routes or presenters", () => {
    const self = /^server\/features\/[^/]+\/[^/]+\.(policy|model)\.ts$/;
    const beyond = /^server\/features\/[^/]+\/[^/]+\.(routes|present|jobs|events)$/;

    expect(arrows(self, beyond)).toEqual([]);
  });
});

describe("how things are imported", () => {
  const raw = ({ text }: Source) =>
    [...text.matchAll(/from\s*["']([^"']+)["']/g)].map(([, name]) => name ?? "");

  it("nobody climbs more than one folder: what is further is named by its alias", () => {
    const climbing = sources().flatMap((one) =>
      /^(shared|server)\//.test(one.path)
        ? raw(one)
            .filter((name) => name.startsWith("../../.."))
            .map((name) => `${one.path} → ${name}`)
        : [],
    );

    expect(climbing).toEqual([]);
  });

  it("only the configuration reads the environment", () => {
    const readers = sources()
      .filter(
        ({ path, text }) =>
          /^(shared|server|miniprogram|console)\//.test(path) && /process\.env\b/.test(text),
      )
      .map(({ path }) => path)
      // Programs hand it to the configuration whole; Taro replaces its own name at build time.
      .filter((path) => !/^(miniprogram\/|server\/main\.ts$|server\/cli\/)/.test(path));

    expect(readers).toEqual([]);
  });
});
