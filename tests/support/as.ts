import { type Call, createCall } from "@shared/core/client";
import { AppError } from "@shared/core/errors";
import type { CustomerSession } from "@shared/sessions/session";
import { unusedCode } from "./authenticator";
import { BrowserJar, newAddress } from "./browser-jar";
import { idLastFourOf } from "./build/bank";
import type { TestSandbox } from "./sandbox";
import { openSocket, type TestSocket } from "./socket";

export interface Place {
  readonly url: string;
  readonly sandbox: TestSandbox;
}

/** Somebody who is signed in, with what their phone or desktop does for them. */
export interface Person {
  readonly name: string;
  readonly kind: "customer" | "staff";
  /** Speaks to the API as this person's client does. */
  readonly call: Call;
  /** A request of their browser or phone, with its cookies or token. */
  readonly fetch: BrowserJar["fetch"];
  /** Opens a socket of its own: one device. */
  socket(): Promise<TestSocket>;
  /** Gives the second factor again, so that sensitive acts are open for five minutes. */
  stepUp(): Promise<void>;
  readonly browser: BrowserJar;
}

/** Signs in as the person would: a customer by `wx.login` and binding, staff by WeChat and their authenticator. */
export function signIn(person: string, place: Place): Promise<Person> {
  return person.startsWith("vip-") ? signInCustomer(person, place) : signInStaff(person, place);
}

export async function signInCustomer(person: string, place: Place): Promise<Person> {
  const { control } = place.sandbox;
  const stranger = callerOf(new BrowserJar(place.url, newAddress()));
  const first = await stranger()("POST /sessions/mini", { code: control.login(person).code });
  const session = first.binding === "bound" ? first : await bind(person, first, place);
  return customerWith(person, session, place);
}

/** Binds the WeChat user to the record whose phone they have, as the mini-program does. */
async function bind(
  person: string,
  first: CustomerSession,
  place: Place,
): Promise<CustomerSession> {
  const visitor = customerWith(person, first, place);
  const phoneCode = place.sandbox.control.phoneCode(person).code;
  const step = await visitor.call("POST /binding/phone", { phoneCode });
  if (!step.needsIdLastFour) throw new Error(`${person} could not be bound: ${step.binding}`);
  return visitor.call("POST /binding/confirm", { idLastFour: idLastFourOf(person), agree: true });
}

/** A phone that holds these tokens. */
export function customerWith(
  name: string,
  { tokens }: Pick<CustomerSession, "tokens">,
  place: Place,
): Person {
  const browser = new BrowserJar(place.url, newAddress());
  const headers = { authorization: `Bearer ${tokens.accessToken}` };
  const call = callerOf(browser)(headers);
  return {
    name,
    kind: "customer",
    call,
    browser,
    fetch: (path, asked = {}) =>
      browser.fetch(path, { ...asked, headers: { ...headers, ...asked.headers } }),
    socket: async () =>
      openSocket(place.url, (await call("POST /live/tickets", {})).ticket, from(browser)),
    stepUp: () => Promise.reject(new Error("Customers have no second factor.")),
  };
}

/** Signs a member of staff in on a browser; a fresh one unless one is given. */
export async function signInStaff(
  name: string,
  place: Place,
  browser = new BrowserJar(place.url, newAddress()),
): Promise<Person> {
  const landed = await throughWechat(browser, name);
  const person = staffWith(name, browser, place);
  if (landed.startsWith("/sign-in/code"))
    await person.call("POST /auth/totp", { code: unusedCode(name) });
  return person;
}

/** A browser that holds a staff session. */
export function staffWith(name: string, browser: BrowserJar, place: Place): Person {
  const headers = { origin: place.url, "x-guibin": "1" };
  const call = callerOf(browser)(headers);
  return {
    name,
    kind: "staff",
    call,
    browser,
    fetch: (path, asked = {}) =>
      browser.fetch(path, { ...asked, headers: { ...headers, ...asked.headers } }),
    socket: async () =>
      openSocket(place.url, (await call("POST /live/staff-tickets", {})).ticket, from(browser)),
    stepUp: async () => {
      await call("POST /me/step-up", { code: unusedCode(name) });
    },
  };
}

/** A device's socket comes from where its requests come from. */
const from = ({ address }: BrowserJar) => ({ "x-forwarded-for": address });

/** Walks through the official account's OAuth and answers the path it ends at. */
export async function throughWechat(
  browser: BrowserJar,
  name: string,
  { to = "/", as = "staff", consent }: { to?: string; as?: string; consent?: string } = {},
): Promise<string> {
  const start = await browser.fetch(`/auth/wechat/start?${new URLSearchParams({ to, as })}`);
  const back = await atWechat(start.headers.get("location") ?? "", name, consent);
  const end = await browser.fetch(back);
  return end.headers.get("location") ?? `${end.status}`;
}

/** What the platform's page answers to this person: the address it sends the browser back to. */
export async function atWechat(page: string, name: string, consent?: string): Promise<string> {
  const url = new URL(page);
  url.searchParams.set("sandbox_user", name);
  if (consent) url.searchParams.set("sandbox_consent", consent);
  const answer = await fetch(url, { redirect: "manual" });
  return answer.headers.get("location") ?? "";
}

/** A caller for what a browser sends; without headers it is nobody's. */
export function callerOf(browser: BrowserJar) {
  return (headers: Readonly<Record<string, string>> = {}): Call =>
    createCall(async ({ method, url, body }) => {
      const response = await browser.fetch(`/api/v1${url}`, {
        method,
        headers: {
          ...headers,
          ...(method === "GET" ? {} : { "content-type": "application/json" }),
        },
        ...(method === "GET" ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: await response.json() };
    });
}

/** The failure that a call ends with. A call that succeeds fails the test. */
export async function failureOf(call: Promise<unknown>): Promise<AppError> {
  const failure = await call.then(
    (answer) => new Error(`It was answered: ${JSON.stringify(answer)}`),
    (error: unknown) => error,
  );
  if (failure instanceof AppError) return failure;
  throw failure;
}
