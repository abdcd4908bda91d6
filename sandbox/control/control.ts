import { request } from "undici";
import { randomHex, randomText } from "../core/random";
import type { AccountKind, Control } from "../core/types";
import authenticators from "../seed/authenticators.json" with { type: "json" };
import { aesKey, signature } from "../wechat/crypto";
import { person, phone } from "../wechat/format";
import { answer, ask, settle, withdraw } from "../wechat/mini-program/dialogs";
import { loginCode } from "../wechat/mini-program/login";
import { phoneCode } from "../wechat/mini-program/phone";
import type { Platform } from "../wechat/platform";
import type { World } from "../wechat/world";
import { clickMenu, enterSession, say, tapMenuItem } from "./chat";
import { ControlError } from "./errors";
import { follow, locate, scan, unfollow } from "./following";
import { create, find } from "./people";
import { totp } from "./totp";
import { branches, shake, surroundings, walk } from "./walking";

/** Everything people and operators can do, over one platform. */
export function makeControl(platform: Platform): Control {
  return {
    ...peopleControl(platform),
    ...miniControl(platform),
    ...walkControl(platform),
    ...callbackControl(platform),
    ...operatorControl(platform),
  };
}

type Part<Names extends keyof Control> = Pick<Control, Names>;

function peopleControl(
  platform: Platform,
): Part<
  | "people"
  | "addPerson"
  | "phone"
  | "follow"
  | "unfollow"
  | "mute"
  | "say"
  | "clickMenu"
  | "tapMenuItem"
  | "scan"
  | "reportLocation"
> {
  return {
    people: () => [...platform.world.people.values()].map(person),
    addPerson: (input) => create(platform, input),
    phone: (user) => phone(platform, find(platform, user)),
    follow: (user, scene) => follow(platform, find(platform, user), scene ?? null, null),
    unfollow: (user) => unfollow(platform, find(platform, user)),
    mute: (user, muted) => {
      find(platform, user).muted = muted;
    },
    say: (user, message, account = "official") =>
      say(platform, find(platform, user), message, account),
    clickMenu: (user, button) => clickMenu(platform, find(platform, user), button),
    tapMenuItem: (user, item) => tapMenuItem(platform, find(platform, user), item),
    scan: (user, text) => scan(platform, find(platform, user), text),
    reportLocation: (user, place) => locate(platform, find(platform, user), place),
  };
}

function walkControl(platform: Platform): Part<"branches" | "walk" | "surroundings" | "shake"> {
  return {
    branches: () => branches,
    walk: (user, place) => walk(platform, find(platform, user), place),
    surroundings: (user) => surroundings(platform, find(platform, user)),
    shake: (user) => shake(platform, find(platform, user)),
  };
}

function miniControl(
  platform: Platform,
): Part<
  "enterMiniProgram" | "login" | "phoneCode" | "askSubscribe" | "answerSubscribe" | "subscribe"
> {
  return {
    enterMiniProgram(user, options = {}) {
      const state = find(platform, user);
      state.visitAt = platform.clock.now();
      if (options.session) enterSession(platform, state, options.sessionFrom ?? "");
    },
    login: (user) => ({ code: loginCode(platform, find(platform, user)) }),
    phoneCode(user) {
      const state = find(platform, user);
      if (!state.phone) throw new ControlError("noPhone", `${state.nickname}没有绑定手机号`, 409);
      return phoneCode(platform, state);
    },
    askSubscribe: (user, templateIds, account = "mini") =>
      ask(platform, platform.world.accounts[account], find(platform, user), templateIds),
    answerSubscribe(dialogId, choices, always = false) {
      const dialog = platform.world.dialogs.get(dialogId);
      if (!dialog) throw new ControlError("unknownDialog", "弹窗已关闭", 404);
      return answer(platform, dialog, choices, always);
    },
    subscribe(user, templateId, choice, options = {}) {
      const account = platform.world.accounts[options.account ?? "mini"];
      const template = account.templates.get(templateId);
      if (!template || template.kind === "service") {
        throw new ControlError("unknownTemplate", `没有这个订阅模板：${templateId}`, 404);
      }
      const result = { [templateId]: choice };
      const state = find(platform, user);
      settle(platform, account, state, result, [template], options.always ?? false);
    },
  };
}

/** Takes a template's permission back in the settings of the phone. */
export function withdrawConsent(
  platform: Platform,
  user: string,
  templateId: string,
  account: AccountKind,
): void {
  withdraw(platform, platform.world.accounts[account], find(platform, user), templateId);
}

function callbackControl(
  platform: Platform,
): Part<"setCallback" | "verifyCallback" | "pushes" | "settled"> {
  return {
    setCallback(account, target) {
      if (target && !URL.canParse(target.url)) throw new ControlError("badUrl", "回调地址不是网址");
      if (target) aesKey(platform.world.accounts[account].encodingAESKey);
      platform.world.accounts[account].callback = target;
    },
    verifyCallback: (account) => verify(platform, account),
    pushes: (filter = {}) =>
      platform.pushes
        .list()
        .filter(
          (push) =>
            (filter.account === undefined || push.account === filter.account) &&
            (filter.what === undefined || push.what === filter.what) &&
            push.id > (filter.after ?? 0),
        ),
    settled: () => platform.pusher.settled(),
  };
}

/** What the console does when an address is saved: the echo must come back exactly. */
export async function verify(
  platform: Platform,
  kind: AccountKind,
): Promise<{ ok: boolean; reason: string | null }> {
  const account = platform.world.accounts[kind];
  if (!account.callback) return { ok: false, reason: "没有设置回调地址" };
  const timestamp = String(Math.floor(platform.clock.wall() / 1000));
  const nonce = String(Number.parseInt(randomHex(7), 16));
  const echostr = String(Number.parseInt(randomHex(12), 16));
  const query = new URLSearchParams({
    signature: signature(account.token, timestamp, nonce),
    timestamp,
    nonce,
    echostr,
  });
  const { url } = account.callback;
  const signal = AbortSignal.timeout(platform.rules.pushTimeoutMs);
  try {
    const reply = await request(`${url}${url.includes("?") ? "&" : "?"}${query}`, { signal });
    const body = await reply.body.text();
    if (reply.statusCode === 200 && body === echostr) return { ok: true, reason: null };
    return { ok: false, reason: `回应不是 echostr（HTTP ${reply.statusCode}）` };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

function operatorControl(
  platform: Platform,
): Part<
  | "clock"
  | "advance"
  | "setClockOffset"
  | "faults"
  | "addFault"
  | "removeFault"
  | "clearFaults"
  | "trace"
  | "snapshot"
  | "restore"
  | "authenticator"
> {
  const secrets: Record<string, string> = authenticators;
  return {
    ...clockControl(platform),
    ...faultControl(platform),
    ...snapshotControl(platform),
    trace: (after = 0) => platform.traces.list().filter(({ id }) => id > after),
    // An authenticator app runs on the phone's own clock, which nobody moves.
    authenticator(id) {
      const secret = secrets[id];
      return secret ? totp(secret, platform.clock.wall()) : null;
    },
  };
}

function clockControl(platform: Platform): Part<"clock" | "advance" | "setClockOffset"> {
  const clock = () => ({ now: platform.clock.now(), offsetMs: platform.clock.offsetMs });
  const move = (offsetMs: number) => {
    if (!Number.isFinite(offsetMs)) throw new ControlError("badClock", "offsetMs 必须是毫秒数");
    platform.clock.offsetMs = offsetMs;
    platform.feed.emit(() => ({ type: "clock", ...clock() }));
    return clock();
  };
  return { clock, advance: (ms) => move(platform.clock.offsetMs + ms), setClockOffset: move };
}

function faultControl(
  platform: Platform,
): Part<"faults" | "addFault" | "removeFault" | "clearFaults"> {
  const { faults } = platform;
  const changed = () => platform.feed.emit(() => ({ type: "faults", faults: faults.list() }));
  return {
    faults: () => faults.list(),
    addFault(input) {
      const fault = faults.add(input);
      changed();
      return fault;
    },
    removeFault(id) {
      const removed = faults.remove(id);
      changed();
      return removed;
    },
    clearFaults() {
      faults.clear();
      changed();
    },
  };
}

/** Where the developer's server listens is the present's business, not the snapshot's. */
function snapshotControl(platform: Platform): Part<"snapshot" | "restore"> {
  const snapshots = new Map<string, World>();
  return {
    snapshot() {
      const id = randomText(10);
      snapshots.set(id, structuredClone(platform.world));
      return id;
    },
    restore(id) {
      const saved = snapshots.get(id);
      if (!saved) throw new ControlError("unknownSnapshot", "没有这个快照", 404);
      const { lastId, accounts } = platform.world;
      const { official, mini } = accounts;
      platform.world = { ...structuredClone(saved), lastId };
      platform.world.accounts.official.callback = official.callback;
      platform.world.accounts.mini.callback = mini.callback;
      platform.feed.emit(() => ({ type: "reset" }));
    },
  };
}
