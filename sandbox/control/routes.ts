import { type Answer, bytes, json } from "../core/http";
import type { Control, Ledger, LedgerEntry, LedgerQuery, Sandbox } from "../core/types";
import { isRecord } from "../core/xml";
import type { Platform } from "../wechat/platform";
import { avatar } from "./avatar";
import { withdrawConsent } from "./control";
import { ControlError } from "./errors";
import { operatorRoutes } from "./operator";
import {
  accountOf,
  type Input,
  maybe,
  maybeNumber,
  need,
  needList,
  needNumber,
  oneOf,
} from "./read";
import { readSaying } from "./saying";

/** What control routes work on. */
export interface Desk {
  platform: Platform;
  control: Control;
  ledger: Ledger;
  sandbox: Pick<Sandbox, "accounts" | "reset">;
}

/** A control route: `METHOD /path` under `/__sandbox`. */
export type Route = (desk: Desk, input: Input) => unknown;

const done = { ok: true };

/** People's actions. */
const peopleRoutes: Record<string, Route> = {
  "GET /people": ({ control }) => control.people(),
  "POST /people": ({ control }, input) => {
    const id = maybe(input, "id");
    const phone = maybe(input, "phone");
    return control.addPerson({
      nickname: need(input, "nickname"),
      ...(id !== undefined && { id }),
      ...(phone !== undefined && { phone }),
      following: input.following === true,
    });
  },
  "POST /people/bulk": ({ control }, input) => {
    const prefix = maybe(input, "prefix") ?? "bulk";
    const following = input.following !== false;
    const made = Array.from({ length: needNumber(input, "count") }, (_, index) =>
      control.addPerson({ id: `${prefix}-${index}`, nickname: `用户${index}`, following }),
    );
    return { openids: made.map(({ openids }) => openids) };
  },
  "GET /state/:user": ({ control }, input) => control.phone(need(input, "user")),
  "POST /follow": ({ control }, input) => {
    control.follow(need(input, "user"), maybe(input, "scene"));
    return done;
  },
  "POST /unfollow": ({ control }, input) => {
    control.unfollow(need(input, "user"));
    return done;
  },
  "POST /mute": ({ control }, input) => {
    control.mute(need(input, "user"), input.muted !== false);
    return done;
  },
  "POST /say": ({ control }, input) =>
    control.say(need(input, "user"), readSaying(input), accountOf(input)),
  "POST /menu": ({ control }, input) =>
    control.clickMenu(need(input, "user"), need(input, "button")),
  "POST /menu-item": ({ control }, input) =>
    control.tapMenuItem(need(input, "user"), {
      id: need(input, "id"),
      content: need(input, "content"),
    }),
  "POST /scan": ({ control }, input) => control.scan(need(input, "user"), need(input, "text")),
  "POST /location": ({ control }, input) => {
    const latitude = needNumber(input, "latitude");
    const longitude = needNumber(input, "longitude");
    control.reportLocation(need(input, "user"), { latitude, longitude });
    return done;
  },
};

/** Where people are. */
const walkRoutes: Record<string, Route> = {
  "GET /branches": ({ control }) => control.branches(),
  "GET /surroundings/:user": ({ control }, input) => control.surroundings(need(input, "user")),
  "POST /walk": ({ control }, input) =>
    control.walk(need(input, "user"), {
      branch: need(input, "branch"),
      spot: oneOf(input, "spot", ["street", "door", "inside"] as const),
    }),
  "POST /shake": ({ control }, input) => {
    control.shake(need(input, "user"));
    return done;
  },
};

/** What the mini-program's `wx` object asks the platform for. */
const miniRoutes: Record<string, Route> = {
  "POST /enter": ({ control }, input) => {
    const sessionFrom = maybe(input, "sessionFrom") ?? "";
    control.enterMiniProgram(need(input, "user"), { session: input.session === true, sessionFrom });
    return done;
  },
  "POST /login": ({ control }, input) => control.login(need(input, "user")),
  "POST /phone-code": ({ control }, input) => control.phoneCode(need(input, "user")),
  "POST /subscribe/ask": ({ control }, input) =>
    control.askSubscribe(
      need(input, "user"),
      needList(input, "templateIds"),
      accountOf(input, "mini"),
    ),
  "POST /subscribe/answer": ({ control }, input) => {
    const choices = isRecord(input.choices) ? input.choices : {};
    const read = Object.entries(choices).map(([id]) => [
      id,
      oneOf(choices, id, ["accept", "reject"] as const),
    ]);
    return control.answerSubscribe(
      need(input, "dialogId"),
      Object.fromEntries(read),
      input.always === true,
    );
  },
  "POST /subscribe": ({ control }, input) => {
    const choice = oneOf(input, "choice", ["accept", "reject"] as const);
    control.subscribe(need(input, "user"), need(input, "templateId"), choice, {
      always: input.always === true,
      account: accountOf(input, "mini"),
    });
    return done;
  },
  "POST /subscribe/withdraw": ({ platform }, input) => {
    const account = accountOf(input, "mini");
    withdrawConsent(platform, need(input, "user"), need(input, "templateId"), account);
    return done;
  },
};

const channels = ["customer", "template", "subscribe", "bizsubscribe", "mass", "passive"] as const;
const effects = ["delivered", "blocked", "failed", "duplicate", "capped"] as const;

function ledgerQuery(input: Input): LedgerQuery {
  const query: LedgerQuery = {};
  const texts = ["user", "templateId", "clientMsgId"] as const;
  for (const name of texts) if (input[name] !== undefined) query[name] = need(input, name);
  if (input.channel !== undefined) query.channel = oneOf(input, "channel", channels);
  if (input.effect !== undefined) query.effect = oneOf(input, "effect", effects);
  if (input.account !== undefined) query.account = accountOf(input);
  const after = maybeNumber(input, "after");
  if (after !== undefined) query.after = after;
  query.limit = maybeNumber(input, "limit") ?? 1_000;
  return query;
}

/** What is to be seen. */
const viewRoutes: Record<string, Route> = {
  "GET /ledger": ({ ledger }, input): LedgerEntry[] => ledger.list(ledgerQuery(input)),
  "GET /ledger/count": ({ ledger }, input) => ({ count: ledger.count(ledgerQuery(input)) }),
  "GET /trace": ({ control }, input) => control.trace(maybeNumber(input, "after")),
  "GET /authenticator/:person": ({ control }, input) => {
    const shown = control.authenticator(need(input, "person"));
    if (!shown) throw new ControlError("noAuthenticator", "这位没有动态口令", 404);
    return shown;
  },
  "GET /media/:id": ({ platform }, input): Answer => {
    const media = platform.world.media.get(need(input, "id"));
    if (!media || platform.clock.now() >= media.expiresAt) {
      throw new ControlError("noMedia", "素材不存在或已过期", 404);
    }
    return bytes(Buffer.from(media.bytes), media.contentType);
  },
  "GET /avatar/:person/:size": ({ platform }, input): Answer =>
    bytes(avatar(platform, need(input, "person")), "image/svg+xml"),
};

/** All of them. */
export const routes: Record<string, Route> = {
  ...peopleRoutes,
  ...walkRoutes,
  ...miniRoutes,
  ...viewRoutes,
  ...operatorRoutes,
};

/** An answer as it is, anything else as JSON. */
export function toAnswer(result: unknown): Answer {
  if (isRecord(result) && "headers" in result && "body" in result)
    return result as unknown as Answer;
  return json(result);
}
