import { call, type RunningPage, Runtime } from "./weapp/runtime";
import { readTemplates, Tree, type TreeNode } from "./weapp/tree";
import { makeWx, type Navigation, type Person, type Seen } from "./weapp/wx";

export type { Person } from "./weapp/wx";

export interface WeappOptions {
  /** Origin of the server, as `dist/weapp/base.js` would name it. */
  base: string;
  person: Person;
  dist?: string;
  appId?: string;
  /** Where it is opened: a path with its query, as a card or a notice carries it. */
  open?: string;
  scene?: number;
  storage?: Map<string, unknown>;
}

const waitMs = 5_000;
const pollMs = 15;

/**
 * Boots the built mini-program without a browser: the unchanged bundle, real requests and sockets
 * to `base`, no layout. Drive it by the words on the page; close it in the end.
 */
export function bootWeapp(options: WeappOptions): Weapp {
  return new Weapp(options);
}

export class Weapp {
  readonly seen: Seen = {
    calls: [],
    missing: [],
    toasts: [],
    modals: [],
    phoneCalls: [],
    clipboard: "",
  };
  readonly errors: string[] = [];
  readonly storage: Map<string, unknown>;
  private readonly runtime: Runtime;
  private readonly templates;
  private readonly made;
  private readonly person: Person;
  private launch: Record<string, unknown>;

  constructor(options: WeappOptions) {
    const { dist = "dist/weapp", appId = "touristappid", person } = options;
    this.person = person;
    this.storage = options.storage ?? new Map();
    this.templates = readTemplates(dist);
    this.launch = launchOf(options.open ?? "", options.scene ?? 1001);
    this.made = makeWx({
      appId,
      person,
      navigation: this.navigation(),
      storage: this.storage,
      launch: () => this.launch,
      seen: this.seen,
    });
    this.runtime = new Runtime({
      dist,
      wx: this.made.wx,
      modules: { base: { base: options.base } },
      log: (level, parts) => {
        if (level === "error") this.errors.push(parts.map(String).join(" "));
      },
    });
    this.runtime.require("app");
    call(this.runtime.app, "onLaunch", this.launch);
    call(this.runtime.app, "onShow", this.launch);
    this.runtime.open(options.open || this.runtime.appJson.pages[0] || "");
  }

  private navigation(): Navigation {
    const url = (options: Record<string, unknown>) => String(options.url);
    const alone = (options: Record<string, unknown>) => {
      this.runtime.closeAll();
      this.runtime.open(url(options));
      return {};
    };
    return {
      navigateTo: (options) => {
        this.runtime.open(url(options));
        return {};
      },
      redirectTo: (options) => {
        this.runtime.closeTop();
        this.runtime.open(url(options));
        return {};
      },
      navigateBack: () => {
        if (this.runtime.pages.length < 2) return {};
        this.runtime.closeTop();
        call(this.runtime.pages.at(-1), "onShow");
        return {};
      },
      switchTab: (options) =>
        this.route === url(options).replace(/^\//, "") ? {} : alone(options),
      reLaunch: alone,
    };
  }

  private get page(): RunningPage {
    const page = this.runtime.pages.at(-1);
    if (!page) throw new Error("no page is open");
    return page;
  }

  get tree(): Tree {
    return new Tree(this.page.data.root, this.templates);
  }

  /** The page on top. */
  get route(): string {
    return this.page.route;
  }

  get query(): Record<string, string> {
    return this.page.options;
  }

  /** Everything a person could read on the page on top. */
  get text(): string {
    return this.tree.text();
  }

  /** Waits until the page says so; fails with what it says instead. */
  async waitFor(expected: string | RegExp | (() => boolean)): Promise<void> {
    const holds = () => {
      if (typeof expected === "function") return expected();
      return typeof expected === "string" ? this.text.includes(expected) : expected.test(this.text);
    };
    const until = Date.now() + waitMs;
    while (!holds()) {
      if (Date.now() > until) {
        const errors = this.errors.slice(-3).join("\n");
        throw new Error(
          `waited for ${String(expected)} on ${this.route}, which says: ${this.text}\n${errors}`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  }

  async waitForRoute(route: string): Promise<void> {
    await this.waitFor(() => this.route === route);
  }

  /** Taps what carries the words, once it is there; `nth` chooses among equals. */
  async tap(words: string, { nth = 0 } = {}): Promise<void> {
    await this.waitFor(() => this.tree.withText(words).length > nth);
    const target = this.tree.withText(words)[nth];
    if (target) await this.tapNode(target);
  }

  async tapNode(target: TreeNode): Promise<void> {
    const { tree } = this;
    const path = tree.path(target);
    const button = path.find((node) => tree.tag(node) === "button");
    if (button && tree.attribute(button, "disabled")) return;
    const form = path.find((node) => tree.tag(node) === "form");

    this.fire(target, "tap", { x: 0, y: 0 });
    if (button && form && tree.attribute(button, "form-type") === "submit")
      this.fire(form, "submit", { value: {} });
    if (button && tree.attribute(button, "open-type") === "getPhoneNumber")
      await this.phoneNumber(button);
  }

  private async phoneNumber(button: TreeNode): Promise<void> {
    const code = await this.person.phoneCode?.();
    const detail = code
      ? { code, errMsg: "getPhoneNumber:ok" }
      : { errMsg: "getPhoneNumber:fail user deny" };
    this.fire(button, "getphonenumber", detail);
  }

  /** Types into the field with this placeholder (or label), replacing what stood there. */
  async input(placeholder: string, value: string): Promise<void> {
    await this.waitFor(() => this.field(placeholder) !== undefined);
    const field = this.field(placeholder);
    if (!field) return;
    this.fire(field, "focus", { value: "" });
    this.fire(field, "input", { value, cursor: value.length, keyCode: 0 });
    this.fire(field, "blur", { value });
  }

  /** Presses the keyboard's confirm key in a field. */
  async confirm(placeholder: string): Promise<void> {
    const field = this.field(placeholder);
    if (field) this.fire(field, "confirm", { value: this.tree.attribute(field, "value") });
  }

  private field(placeholder: string): TreeNode | undefined {
    const { tree } = this;
    const isField = (node: TreeNode) => /^(input|textarea)$/.test(tree.tag(node));
    return tree
      .all(isField)
      .find((node) =>
        [tree.attribute(node, "placeholder"), tree.attribute(node, "aria-label")].includes(
          placeholder,
        ),
      );
  }

  /** Sends `change` to the control around or beside the words: picker, switch, radio, checkbox. */
  async change(words: string, value: unknown): Promise<void> {
    await this.waitFor(() => this.tree.withText(words).length > 0);
    const { tree } = this;
    const [target] = tree.withText(words);
    if (!target) return;
    const controls = /^(picker|switch|radio-group|checkbox-group|slider)$/;
    const around = tree.path(target);
    const beside = around.flatMap((node) =>
      tree.all((inner) => controls.test(tree.tag(inner)), node),
    );
    const control = around.find((node) => controls.test(tree.tag(node))) ?? beside[0];
    if (!control) throw new Error(`no control at 「${words}」`);
    this.fire(control, "change", { value });
  }

  /** WeChat calls the one handler of Taro for each element an event passes. */
  fire(target: TreeNode, type: string, detail: Record<string, unknown>): void {
    const bubbles = /^(tap|touch|longpress|longtap)/.test(type);
    const path = bubbles ? this.tree.path(target).slice(0, -1) : [target];
    const reference = (node: TreeNode) => ({
      id: String(node.uid ?? node.sid ?? ""),
      dataset: { sid: node.sid },
      offsetLeft: 0,
      offsetTop: 0,
    });
    const first = path.find((node) => node.v === undefined) ?? target;
    const mark = {};
    for (const node of path) {
      if (!node.sid || node.v !== undefined) continue;
      const event = {
        type,
        detail,
        target: reference(first),
        currentTarget: reference(node),
        timeStamp: Date.now(),
        touches: [],
        changedTouches: [],
        mark,
      };
      call(this.page, "eh", event);
    }
  }

  back(): void {
    (this.made.wx as { navigateBack(): void }).navigateBack();
  }

  /** Runs a hook of the page on top, `onPullDownRefresh` or `onReachBottom` for instance. */
  hook(name: string, argument?: unknown): unknown {
    return call(this.page, name, argument);
  }

  /** The person leaves for another app: sockets die, as they do in WeChat. */
  hide(): void {
    call(this.page, "onHide");
    call(this.runtime.app, "onHide");
    for (const socket of this.made.sockets) socket.terminate();
  }

  /** The person comes back, by a card to its page when `open` is given. */
  show(open?: string, scene = 1089): void {
    if (open !== undefined) this.launch = launchOf(open, scene);
    call(this.runtime.app, "onShow", this.launch);
    if (open === undefined) {
      call(this.page, "onShow");
      return;
    }
    this.runtime.closeAll();
    this.runtime.open(open);
  }

  get openSockets(): number {
    return this.made.sockets.size;
  }

  close(): void {
    for (const socket of this.made.sockets) socket.terminate();
    this.runtime.stop();
  }
}

function launchOf(open: string, scene: number): Record<string, unknown> {
  const [path = "", search = ""] = open.replace(/^\//, "").split("?");
  const query = Object.fromEntries(
    search
      .split("&")
      .filter(Boolean)
      .map((pair) => pair.split("=") as [string, string]),
  );
  return { path, query, scene, referrerInfo: {} };
}
