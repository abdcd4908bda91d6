import type { CallbackTarget, Fault, FaultInput } from "../core/types";
import { type Field, type Fields, isRecord } from "../core/xml";
import { jssdkSignature } from "../wechat/crypto";
import { allowance, grant } from "../wechat/grants";
import { ControlError } from "./errors";
import { find } from "./people";
import { accountOf, type Input, maybe, maybeNumber, need, needNumber, oneOf } from "./read";
import type { Desk, Route } from "./routes";

const done = { ok: true };

const kinds: readonly Fault["kind"][] = [
  "errcode",
  "latency",
  "hang",
  "reset-before",
  "reset-after",
  "http",
  "truncate",
  "content-type",
  "token-storm",
  "callback-duplicate",
  "callback-late",
  "callback-drop",
  "callback-reorder",
  "callback-bad-signature",
];

const faultNumbers = ["errcode", "ms", "jitterMs", "status", "probability", "times"] as const;

function readFault(input: Input): FaultInput {
  const kind = oneOf(input, "kind", kinds);
  const path = maybe(input, "path") ?? (kind.startsWith("callback-") ? "" : "*");
  const fault: FaultInput = { kind, path };
  for (const name of faultNumbers) {
    const value = maybeNumber(input, name);
    if (value !== undefined) fault[name] = value;
  }
  const id = maybe(input, "id");
  const contentType = maybe(input, "contentType");
  return { ...fault, ...(id && { id }), ...(contentType && { contentType }) };
}

const modes = ["plain", "compatible", "safe"] as const;
const formats = ["xml", "json"] as const;

function readTarget(input: Input): CallbackTarget {
  return {
    url: need(input, "url"),
    mode: input.mode === undefined ? "safe" : oneOf(input, "mode", modes),
    format: input.format === undefined ? "xml" : oneOf(input, "format", formats),
  };
}

/** Any JSON as the fields of a push. */
function toFields(value: Input): Fields {
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, toField(item)]));
}

function toField(value: unknown): Field {
  if (typeof value === "number" || typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(toField);
  return isRecord(value) ? toFields(value) : String(value);
}

const callbackRoutes: Record<string, Route> = {
  "GET /callbacks": ({ platform }) => ({
    official: platform.world.accounts.official.callback,
    mini: platform.world.accounts.mini.callback,
  }),
  "POST /callbacks": async ({ control }, input) => {
    const account = accountOf(input);
    control.setCallback(account, readTarget(input));
    return input.verify === true ? control.verifyCallback(account) : done;
  },
  "DELETE /callbacks": ({ control }, input) => {
    control.setCallback(accountOf(input), null);
    return done;
  },
  "POST /callbacks/verify": ({ control }, input) => control.verifyCallback(accountOf(input)),
  "GET /pushes": ({ control }, input) => {
    const what = maybe(input, "what");
    const after = maybeNumber(input, "after");
    return control.pushes({
      ...(input.account !== undefined && { account: accountOf(input) }),
      ...(what !== undefined && { what }),
      ...(after !== undefined && { after }),
    });
  },
  "POST /settled": async ({ control }) => {
    await control.settled();
    return done;
  },
  "POST /push": ({ platform }, input) => {
    const user = maybe(input, "user");
    platform.pusher.push({
      kind: accountOf(input),
      person: user === undefined ? null : find(platform, user),
      msgType: maybe(input, "msgType") ?? "event",
      fields: isRecord(input.fields) ? toFields(input.fields) : {},
      awaited: false,
    });
    return done;
  },
};

const machineRoutes: Record<string, Route> = {
  "GET /": ({ platform, control, sandbox }) => ({
    listening: platform.baseUrl,
    accounts: sandbox.accounts,
    clock: control.clock(),
    deliveries: platform.world.ledger.length,
    faults: control.faults(),
  }),
  "GET /accounts": ({ sandbox }) => sandbox.accounts,
  "GET /clock": ({ control }) => control.clock(),
  "POST /clock": ({ control }, input) => {
    const advance = maybeNumber(input, "advanceMs");
    return advance === undefined
      ? control.setClockOffset(needNumber(input, "offsetMs"))
      : control.advance(advance);
  },
  "GET /faults": ({ control }) => control.faults(),
  "POST /faults": ({ control }, input) => control.addFault(readFault(input)),
  "DELETE /faults": ({ control }) => {
    control.clearFaults();
    return done;
  },
  "DELETE /faults/:id": ({ control }, input) => {
    if (!control.removeFault(need(input, "id"))) {
      throw new ControlError("unknownFault", "没有这个故障", 404);
    }
    return done;
  },
  "POST /reset": async ({ sandbox }) => {
    await sandbox.reset();
    return done;
  },
  "POST /snapshot": ({ control }) => ({ id: control.snapshot() }),
  "POST /restore": ({ control }, input) => {
    control.restore(need(input, "id"));
    return done;
  },
  "POST /quotas": ({ platform }, input) => {
    for (const [path, limit] of Object.entries(input)) {
      if (!isRecord(limit)) throw new ControlError("badQuota", `${path} 需要 {daily, perMinute}`);
      const daily = maybeNumber(limit, "daily");
      const perMinute = maybeNumber(limit, "perMinute");
      platform.rules.quotas[path] = {
        ...(daily !== undefined && { daily }),
        ...(perMinute !== undefined && { perMinute }),
      };
    }
    return done;
  },
};

function template(desk: Desk, input: Input) {
  const { accounts } = desk.platform.world;
  const id = need(input, "templateId");
  const found = accounts.official.templates.get(id) ?? accounts.mini.templates.get(id);
  if (!found) throw new ControlError("unknownTemplate", "没有这个模板", 404);
  return found;
}

/** What the platform's own staff could do to an account or a person. */
const authorityRoutes: Record<string, Route> = {
  "POST /accounts/freeze": ({ platform }, input) => {
    platform.world.accounts[accountOf(input)].frozen = input.frozen !== false;
    return done;
  },
  "POST /tokens/expire": ({ platform }, input) => {
    const kind = accountOf(input);
    const now = platform.clock.now();
    for (const token of platform.world.tokens.values()) {
      if (token.kind === kind) token.expiresAt = Math.min(token.expiresAt, now);
    }
    return done;
  },
  "POST /templates": (desk, input) => {
    const found = template(desk, input);
    if (input.banned !== undefined) found.banned = input.banned === true;
    if (input.restricted !== undefined) found.restricted = input.restricted === true;
    return done;
  },
  "POST /autoreplies": ({ platform }, input) => {
    platform.world.accounts.official.autoReplies = { ...input };
    return done;
  },
  "POST /verdicts": ({ platform }, input) => {
    platform.world.verdicts.push({
      contains: need(input, "contains"),
      suggest: oneOf(input, "suggest", ["pass", "review", "risky"] as const),
      label: needNumber(input, "label"),
    });
    return done;
  },
  "POST /risk": ({ platform }, input) => {
    const person = find(platform, need(input, "user"));
    if (input.highRisk !== undefined) person.highRisk = input.highRisk === true;
    const rank = maybeNumber(input, "riskRank");
    if (rank !== undefined) person.riskRank = rank;
    return done;
  },
  "POST /phone": ({ platform }, input) => {
    find(platform, need(input, "user")).phone = maybe(input, "phone") ?? null;
    return done;
  },
  "POST /payment": ({ platform }, input) => {
    const person = find(platform, need(input, "user"));
    grant(person, accountOf(input), "payment", platform.clock.now());
    return done;
  },
  "GET /allowance/:user": ({ platform }, input) => {
    const person = find(platform, need(input, "user"));
    const now = platform.clock.now();
    return { official: allowance(person, "official", now), mini: allowance(person, "mini", now) };
  },
  "POST /agents": ({ platform }, input) => {
    const agent = platform.world.accounts.official.agents.get(need(input, "agent"));
    if (!agent) throw new ControlError("unknownAgent", "没有这个客服", 404);
    const wx = maybe(input, "wx");
    if (wx !== undefined) Object.assign(agent, { wx, invite: null });
    if (input.online !== undefined) agent.online = input.online === true;
    return done;
  },
  "POST /jssdk/verify": ({ platform }, input) => {
    const ticket = platform.world.accounts.official.ticket.jsapi;
    if (!ticket) return { ok: false };
    const timestamp = String(input.timestamp ?? "");
    const url = need(input, "url");
    const expected = jssdkSignature(ticket.value, need(input, "nonceStr"), timestamp, url);
    return { ok: need(input, "signature") === expected };
  },
};

/** Routes of whoever runs the platform. */
export const operatorRoutes: Record<string, Route> = {
  ...callbackRoutes,
  ...machineRoutes,
  ...authorityRoutes,
};
