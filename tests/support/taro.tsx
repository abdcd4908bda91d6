// Stands in for Taro's components and API in component tests: elements become plain HTML, and
// every API call is a spy that a test can look at or give an answer to.
import { createElement, type MouseEventHandler, type ReactNode, useEffect } from "react";
import { vi } from "vitest";

interface ElementProps {
  readonly children?: ReactNode;
  readonly [attribute: string]: unknown;
}

type InputHandler = (event: { readonly detail: { readonly value: string } }) => void;

const plainAttribute =
  /^(id|className|style|src|alt|role|href|title|placeholder|disabled|tabIndex|aria-.+|data-.+)$/;

function attributesOf(props: ElementProps): Record<string, unknown> {
  const kept = Object.entries(props).filter(([name]) => plainAttribute.test(name));
  return { ...Object.fromEntries(kept), onClick: props.onClick as MouseEventHandler | undefined };
}

function element(tag: string) {
  return (props: ElementProps) => createElement(tag, attributesOf(props), props.children);
}

function field(tag: "input" | "textarea") {
  return (props: ElementProps) =>
    createElement(tag, {
      ...attributesOf(props),
      value: props.value ?? "",
      onChange: (event: { target: { value: string } }) =>
        (props.onInput as InputHandler | undefined)?.({ detail: { value: event.target.value } }),
    });
}

export const View = element("div");
export const ScrollView = element("div");
export const Swiper = element("div");
export const SwiperItem = element("div");
export const RootPortal = element("div");
export const PageContainer = element("div");
export const Picker = element("div");
export const Text = element("span");
export const Label = element("label");
export const RichText = element("div");
export const Form = element("form");
export const Button = element("button");
export const Image = element("img");
export const Navigator = element("a");
export const Canvas = element("canvas");
export const Input = field("input");
export const Textarea = field("textarea");

export function useLoad(run: (query: Record<string, string>) => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page loads once, whatever it renders
  useEffect(() => run({}), []);
}
export const useDidShow = (run: () => void) => useLoad(() => run());
export const useReady = useDidShow;
export const useLaunch = useLoad;
export const useDidHide = () => {};
export const useUnload = () => {};
export const usePullDownRefresh = () => {};
export const useReachBottom = () => {};
export const usePageScroll = () => {};
export const useShareAppMessage = () => {};
export const useRouter = () => ({ params: {} as Record<string, string>, path: "" });

const spies = new Map<string, ReturnType<typeof vi.fn>>();
const storage = new Map<string, unknown>();

const known: Record<string, unknown> = {
  getStorageSync: (key: string) => storage.get(key) ?? "",
  setStorageSync: (key: string, value: unknown) => void storage.set(key, value),
  removeStorageSync: (key: string) => void storage.delete(key),
  getEnv: () => "WEB",
  ENV_TYPE: { WEAPP: "WEAPP", WEB: "WEB" },
};

/** Any API by its name: a spy that answers like a call that worked. */
const Taro = new Proxy(known, {
  get(target, name: string) {
    if (name in target) return target[name];
    const spy = spies.get(name) ?? vi.fn(async () => ({ errMsg: `${name}:ok` }));
    spies.set(name, spy);
    return spy;
  },
});

export default Taro;
