import type { ChatMessage, Jump, Notice, PhoneState } from "../../../core/types";
import type { LaunchOptions, Manifest } from "../../../phone/protocol";
import { MiniProgram } from "../../../phone/shell/mini-program";
import { messageSummary } from "../phone/words";
import { miniServices } from "./mini-services";
import { Observable } from "./observable";
import { control } from "./platform";
import type { World } from "./world";

type Account = "official" | "mini";

export type Screen =
  | { kind: "home" }
  | { kind: "chat"; account: Account }
  | { kind: "notices" }
  | { kind: "web"; url: string };

export interface Banner {
  title: string;
  text: string;
  open(): void;
}

export interface Opening {
  path?: string;
  query?: Record<string, string>;
  scene: number;
}

const bannerMs = 6_000;

/** One person's phone: what WeChat shows on it, and the mini-program that may run in it. */
export class PhoneModel extends Observable {
  state: PhoneState | undefined;
  failure: string | undefined;
  screens: Screen[] = [{ kind: "home" }];
  banner: Banner | undefined;
  /** Present while the scanner is open; takes the text read, or undefined when given up. */
  scanner: ((text: string | undefined) => void) | undefined;
  /** A switch of the phone itself: without it no beacon is heard. */
  bluetooth = true;
  mini: "closed" | "open" | "background" = "closed";
  program: MiniProgram | undefined;
  /** Where the mini-program draws; it stays in the document, moving it would reload its pages. */
  readonly miniElement = document.createElement("div");
  private bannerTimer: ReturnType<typeof setTimeout> | undefined;
  private seen: Record<string, string>;

  constructor(
    readonly id: string,
    readonly world: World,
  ) {
    super();
    this.miniElement.className = "mini-slot";
    this.seen = JSON.parse(localStorage.getItem(`seen:${id}`) ?? "{}") as Record<string, string>;
    void this.refresh();
  }

  async refresh(): Promise<void> {
    try {
      this.state = await control.phone(this.id);
      this.failure = undefined;
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    }
    this.markSeen();
    this.changed();
  }

  switchBluetooth(): void {
    this.bluetooth = !this.bluetooth;
    this.changed();
  }

  get screen(): Screen {
    return this.screens.at(-1) ?? { kind: "home" };
  }

  push(screen: Screen): void {
    this.screens = [...this.screens, screen];
    this.markSeen();
    this.changed();
  }

  back(): void {
    if (this.screens.length > 1) this.screens = this.screens.slice(0, -1);
    this.changed();
  }

  /** The home gesture: WeChat's first screen, with the mini-program put in the background. */
  goHome(): void {
    this.leaveMini();
    this.screens = [{ kind: "home" }];
    this.changed();
  }

  openChat(account: Account): void {
    this.leaveMini();
    this.screens = [{ kind: "home" }, { kind: "chat", account }];
    this.markSeen();
    this.changed();
  }

  openNotices(): void {
    this.leaveMini();
    this.screens = [{ kind: "home" }, { kind: "notices" }];
    this.markSeen();
    this.changed();
  }

  openWeb(url: string): void {
    this.leaveMini();
    this.push({ kind: "web", url: this.ownAddress(url) });
  }

  /** The product's pages open in this person's own browser: their origin, their cookies. */
  ownAddress(url: string): string {
    const { port, appUrl } = this.world.setup;
    const own = `http://${this.id}.localhost:${port}`;
    const target = new URL(url, own);
    const ofProduct = target.host === new URL(appUrl).host || target.port === String(port);
    return ofProduct ? own + target.pathname + target.search + target.hash : target.href;
  }

  jump(jump: Jump | null, scene: number): void {
    if (jump?.kind === "web") this.openWeb(jump.url);
    if (jump?.kind === "mini") void this.openMini({ path: jump.path, query: jump.query, scene });
  }

  async openMini(opening: Opening): Promise<void> {
    const manifest = await this.world.bundle<Manifest>().catch((error: Error) => {
      this.show({ title: "小程序打不开", text: error.message, open: () => undefined });
    });
    if (!manifest) return;
    const [path, search] = (opening.path ?? "").replace(/^\//, "").split("?");
    const query = { ...Object.fromEntries(new URLSearchParams(search)), ...opening.query };
    const launch: LaunchOptions = {
      path: path || manifest.app.entryPagePath || manifest.app.pages[0] || "",
      query,
      scene: opening.scene,
      shareTicket: "",
      referrerInfo: {},
    };

    await control.enterMiniProgram(this.id);
    this.banner = undefined;
    const wasOpen = this.mini;
    this.mini = "open";
    this.changed();
    if (!this.program) this.start(manifest, launch);
    else if (path) this.program.foreground(launch, { reopen: true });
    else if (wasOpen === "background") this.program.foreground(launch, { reopen: false });
  }

  private start(manifest: Manifest, launch: LaunchOptions): void {
    const services = miniServices(this);
    this.program = new MiniProgram(this.miniElement, { manifest, user: this.id, launch, services });
  }

  /** Closes it as WeChat's capsule does: hooks run, sockets die, the pages stay for a return. */
  leaveMini(): void {
    if (this.mini !== "open") return;
    this.mini = "background";
    this.program?.hide();
    this.changed();
  }

  /** Ends it for good: the next opening is a cold start. */
  endMini(): void {
    this.program?.destroy();
    this.program = undefined;
    this.mini = "closed";
    this.changed();
  }

  restartMini(): void {
    this.endMini();
    void this.openMini({ scene: 1001 });
  }

  scan(): Promise<string | undefined> {
    return new Promise((resolve) => {
      this.scanner = (text) => {
        this.scanner = undefined;
        this.changed();
        resolve(text);
      };
      this.changed();
    });
  }

  /** WeChat's own scanner: what was read decides where it leads. */
  async scanAndGo(): Promise<void> {
    const text = await this.scan();
    if (text === undefined) return;
    this.world.acted(this.id, "扫码");
    const outcome = await control.scan(this.id, text);
    if (outcome.kind === "official") this.openChat("official");
    if (outcome.kind === "web") this.openWeb(outcome.url);
    if (outcome.kind === "mini") {
      await this.openMini({ path: outcome.path, query: outcome.query, scene: 1011 });
    }
    if (outcome.kind === "text") {
      this.show({ title: "扫描结果", text: outcome.text, open: () => undefined });
    }
  }

  messageArrived(account: Account, message: ChatMessage): void {
    const reading =
      this.screen.kind === "chat" && this.screen.account === account && this.mini !== "open";
    if (!reading && message.from === "account") {
      const name = this.state?.chats[account].accountName ?? "公众号";
      this.show({
        title: name,
        text: messageSummary(message.body),
        open: () => this.openChat(account),
      });
    }
    void this.refresh();
  }

  noticeArrived(notice: Notice): void {
    const reading = this.screen.kind === "notices" && this.mini !== "open";
    if (!reading) {
      this.show({ title: "服务通知", text: notice.title, open: () => this.openNotices() });
    }
    void this.refresh();
  }

  show(banner: Banner): void {
    clearTimeout(this.bannerTimer);
    this.banner = banner;
    this.bannerTimer = setTimeout(() => this.dismissBanner(), bannerMs);
    this.changed();
  }

  dismissBanner(): void {
    this.banner = undefined;
    this.changed();
  }

  unread(thread: Account | "notices"): number {
    const ids = this.idsOf(thread);
    const last = ids.lastIndexOf(this.seen[thread] ?? "");
    return ids.length - 1 - last;
  }

  get totalUnread(): number {
    return this.unread("official") + this.unread("mini") + this.unread("notices");
  }

  private idsOf(thread: Account | "notices"): string[] {
    if (!this.state) return [];
    if (thread === "notices") return this.state.notices.map(({ id }) => id);
    return this.state.chats[thread].messages
      .filter(({ from }) => from === "account")
      .map(({ id }) => id);
  }

  private markSeen(): void {
    const { screen } = this;
    if (this.mini === "open" || (screen.kind !== "chat" && screen.kind !== "notices")) return;
    const thread = screen.kind === "chat" ? screen.account : "notices";
    const last = this.idsOf(thread).at(-1);
    if (!last || this.seen[thread] === last) return;
    this.seen[thread] = last;
    localStorage.setItem(`seen:${this.id}`, JSON.stringify(this.seen));
  }
}
