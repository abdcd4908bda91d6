import { randomInt } from "node:crypto";
import { derivedHex, derivedText } from "../core/random";
import type { AccountKind, SandboxOptions } from "../core/types";
import type { Account, PersonState, Template, World } from "../wechat/world";
import people from "./people.json" with { type: "json" };
import { seedTemplates } from "./templates";

type Given = NonNullable<SandboxOptions["accounts"]>;

const names: Record<AccountKind, string> = { official: "贵宾专线", mini: "贵宾专线" };

/** The credentials a demo account has when nobody gives others: the same on every machine. */
export function demoCredentials(kind: AccountKind) {
  return {
    kind,
    name: names[kind],
    appid: `wx${derivedHex(16, "appid", kind)}`,
    secret: derivedHex(32, "secret", kind),
    token: derivedText(24, "token", kind),
    encodingAESKey: `${derivedText(42, "aes", kind)}A`,
    originalId: `gh_${derivedHex(12, "original", kind)}`,
  };
}

/** A platform as it is before anybody has done anything. */
export function makeWorld(options: Pick<SandboxOptions, "accounts" | "seed">, now: number): World {
  const world: World = {
    accounts: {
      official: makeAccount("official", options.accounts),
      mini: makeAccount("mini", options.accounts),
    },
    people: new Map(),
    openids: new Map(),
    tokens: new Map(),
    codes: new Map(),
    oauthTokens: new Map(),
    refreshTokens: new Map(),
    media: new Map(),
    ledger: [],
    dialogs: new Map(),
    qrCodes: new Map(),
    links: new Map(),
    sealed: new Map(),
    shortKeys: new Map(),
    rids: new Map(),
    verdicts: [],
    // Seconds in the upper half, as the ids of the real platform grow with time; where a second begins
    // is left to chance, so that two platforms started together do not give out the same ids.
    lastId: BigInt(Math.floor(now / 1000)) * 2_000_000_000n + BigInt(randomInt(1_000_000_000)),
  };
  if (options.seed === "empty") return world;
  for (const { following, ...person } of people) {
    addPerson(world, { ...blankPerson(person.id), ...person, role: roleOf(person.role) });
    if (following) markFollowing(world, person.id, now, "ADD_SCENE_SEARCH", "");
  }
  for (const template of seedTemplates) {
    const { account, key: _key, ...stored } = template;
    world.accounts[account].templates.set(template.id, stored satisfies Template);
  }
  return world;
}

function roleOf(role: string): PersonState["role"] {
  return role === "customer" || role === "staff" ? role : "public";
}

function makeAccount(kind: AccountKind, given: Given | undefined): Account {
  const line = () => ({
    current: null,
    previous: null,
    forcedDay: 0,
    forcedCount: 0,
    lastForcedAt: 0,
  });
  return {
    ...demoCredentials(kind),
    ...given?.[kind],
    frozen: false,
    lines: { legacy: line(), stable: line() },
    used: new Map(),
    clearings: { month: "", count: 0, single: 0 },
    templates: new Map(),
    consents: new Map(),
    tags: new Map([
      [0, "未分组"],
      [1, "黑名单"],
      [2, "星标组"],
    ]),
    nextTag: 100,
    menu: null,
    conditionalMenus: [],
    nextMenu: 208_379_533,
    industry: { ids: ["7", "8"], month: null },
    agents: new Map(),
    sessions: new Map(),
    waiting: new Map(),
    ticket: {},
    massJobs: new Map(),
    massByClientId: new Map(),
    massSpeed: 0,
    massMonth: { month: "", toAll: 0 },
    blockedTemplates: [],
    codesMade: 0,
    domains: {
      requestdomain: [],
      wsrequestdomain: [],
      uploaddomain: [],
      downloaddomain: [],
      udpdomain: [],
      tcpdomain: [],
      webviewdomain: [],
    },
    autoReplies: null,
    callback: null,
  };
}

/** A WeChat user nobody knows yet. */
export function blankPerson(id: string): PersonState {
  return {
    id,
    nickname: id,
    role: "public",
    phone: null,
    unionid: `oUnion${derivedText(22, "union", id)}`,
    openids: {
      official: `oGuiB${derivedText(23, "official", id)}`,
      mini: `oMini${derivedText(23, "mini", id)}`,
    },
    following: false,
    everFollowed: false,
    followedAt: 0,
    followScene: "ADD_SCENE_OTHERS",
    qrScene: "",
    muted: false,
    blacklisted: false,
    remark: "",
    tags: new Set(),
    highRisk: false,
    riskRank: 0,
    sessionKey: null,
    visitAt: 0,
    interactedAt: { official: 0, mini: 0 },
    typingUntil: { official: 0, mini: 0 },
    grants: { official: [], mini: [] },
    chats: { official: [], mini: [] },
    notices: [],
    clientMsgIds: new Map(),
    mass: { month: "", count: 0 },
    logins: { minute: 0, count: 0 },
    location: null,
    place: null,
  };
}

/** Lets a person exist. */
export function addPerson(world: World, person: PersonState): void {
  world.people.set(person.id, person);
  world.openids.set(person.openids.official, { kind: "official", person: person.id });
  world.openids.set(person.openids.mini, { kind: "mini", person: person.id });
}

/** Books a follow without telling anybody. */
export function markFollowing(
  world: World,
  id: string,
  now: number,
  scene: string,
  qrScene: string,
): void {
  const person = world.people.get(id);
  if (!person) return;
  Object.assign(person, { following: true, everFollowed: true, followedAt: now });
  Object.assign(person, { followScene: scene, qrScene, muted: false });
}
