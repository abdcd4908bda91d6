import type {
  ChatMessage,
  Fault,
  FeedEvent,
  Person,
  Spot,
  Surroundings,
} from "../../../core/types";
import { messageSummary, pushName } from "../phone/words";
import { Journey, type Part } from "./journey";
import { Observable } from "./observable";
import { PhoneModel } from "./phone-model";
import { control, type Setup, type StageEvent, stage } from "./platform";

export interface LogLine {
  at: number;
  person: string;
  level: string;
  text: string;
}

const keptLogs = 200;

/** Everything the page knows: the people, their phones, the clock, the faults, the last journey. */
export class World extends Observable {
  people: Person[] = [];
  faults: Fault[] = [];
  clockOffset = 0;
  logs: LogLine[] = [];
  /** What the phone could not do for a bundle, by name. */
  missing = new Map<string, number>();
  /** Where people walked, by person. */
  surroundings = new Map<string, Surroundings>();
  readonly journey = new Journey();
  readonly phones = new Map<string, PhoneModel>();
  private manifest: Promise<unknown> | undefined;

  constructor(readonly setup: Setup) {
    super();
  }

  async open(): Promise<void> {
    const [people, faults, clock] = await Promise.all([
      control.people(),
      control.faults(),
      control.clock(),
    ]);
    this.people = people;
    this.faults = faults;
    this.clockOffset = clock.offsetMs;
    stage.events((event) => this.receive(event));
    this.changed();
  }

  person(id: string): Person | undefined {
    return this.people.find((person) => person.id === id);
  }

  phone(id: string): PhoneModel {
    const known = this.phones.get(id);
    if (known) return known;
    const made = new PhoneModel(id, this);
    this.phones.set(id, made);
    return made;
  }

  /** The bundle's manifest, read once; a rebuilt bundle needs a reload of the page anyway. */
  bundle<T>(): Promise<T> {
    this.manifest ??= fetch("/__phone/app/manifest.json").then((answer) => {
      if (!answer.ok) throw new Error("小程序还没有构建");
      return answer.json();
    });
    return this.manifest as Promise<T>;
  }

  get now(): number {
    return Date.now() + this.clockOffset;
  }

  async setClock(offsetMs: number): Promise<void> {
    const clock = await stage.moveClock(offsetMs);
    this.clockOffset = clock.offsetMs;
    this.changed();
  }

  async look(person: string): Promise<void> {
    this.stands(person, await control.surroundings(person));
  }

  async walk(person: string, place: { branch: string; spot: Spot }): Promise<void> {
    const names = { street: "走在街上", door: "走到门口", inside: "走进网点" } as const;
    this.acted(person, names[place.spot], "server");
    this.stands(person, await control.walk(person, place));
  }

  private stands(person: string, around: Surroundings): void {
    this.surroundings = new Map(this.surroundings).set(person, around);
    this.changed();
  }

  log(person: string, level: string, text: string): void {
    this.logs = [...this.logs, { at: Date.now(), person, level, text }].slice(-keptLogs);
    if (level === "error" || level === "warn") this.changed();
  }

  noteMissing(name: string): void {
    this.missing = new Map(this.missing).set(name, (this.missing.get(name) ?? 0) + 1);
    this.changed();
  }

  partOf(user: string): Part {
    return this.person(user)?.role === "staff" ? "staff" : "customer";
  }

  acted(user: string, text: string, to: Part = "wechat"): void {
    this.journey.add({ key: `act:${Date.now()}:${text}`, from: this.partOf(user), to, text });
  }

  private receive(event: StageEvent): void {
    switch (event.type) {
      case "message":
        this.arrived(event.user, event.account, event.message);
        return;
      case "notice":
        this.phone(event.user).noticeArrived(event.notice);
        this.journey.add({
          key: `notice:${event.notice.id}`,
          from: "wechat",
          to: this.partOf(event.user),
          text: `订阅消息 ${event.notice.title}`,
        });
        return;
      case "typing":
      case "following":
      case "dialog":
      case "dialog-closed":
        return void this.phones.get(event.user)?.refresh();
      case "walked":
        this.stands(event.user, event.surroundings);
        return;
      case "menu":
        for (const phone of this.phones.values()) void phone.refresh();
        return;
      case "clock":
        this.clockOffset = event.offsetMs;
        this.changed();
        return;
      case "faults":
        this.faults = event.faults;
        this.changed();
        return;
      case "unimplemented":
        this.noteMissing(event.what);
        return;
      case "reset":
        location.reload();
        return;
      default:
        this.trace(event);
        return;
    }
  }

  private arrived(user: string, account: "official" | "mini", message: ChatMessage): void {
    if (message.from === "user") {
      void this.phones.get(user)?.refresh();
      return;
    }
    this.phone(user).messageArrived(account, message);
    if (message.from !== "account") return;
    this.journey.add({
      key: `message:${message.id}`,
      from: "wechat",
      to: this.partOf(user),
      text: messageSummary(message.body),
    });
  }

  private trace(event: StageEvent | FeedEvent): void {
    if (event.type === "callback") {
      const { push } = event;
      const last = push.attempts.at(-1);
      const failed = push.state === "failed" || push.state === "dropped";
      const tries = push.attempts.length > 1 ? `第 ${push.attempts.length} 次 ` : "";
      this.journey.add({
        key: `push:${push.id}`,
        at: push.attempts[0]?.wallAt ?? Date.now(),
        from: "wechat",
        to: "server",
        text: `回调 ${pushName(push.what)}`,
        note:
          push.state === "dropped" ? "丢弃" : `${tries}${last ? `${Math.round(last.ms)} ms` : ""}`,
        failed,
      });
    }
    if (event.type === "trace") {
      const { trace } = event;
      const failed = trace.errcode !== 0 || trace.status >= 400;
      this.journey.add({
        key: `trace:${trace.id}`,
        at: event.at - this.clockOffset - Math.ceil(trace.ms) - 1,
        from: "server",
        to: "wechat",
        text: trace.path,
        note: failed ? String(trace.errcode || trace.status) : `${Math.round(trace.ms)} ms`,
        failed,
      });
    }
    if (event.type === "traffic") {
      this.journey.add({
        key: `traffic:${Date.now()}:${event.path}`,
        at: Date.now() - event.ms,
        from: this.partOf(event.person),
        to: "server",
        text: `${event.method} ${event.path}`,
        note: `${Math.round(event.ms)} ms`,
        failed: event.status >= 400,
      });
    }
  }
}
