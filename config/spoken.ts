import path from "node:path";

/**
 * A Taro plugin: carries what a screen reader is told into WeChat's own components. Taro's
 * templates name each attribute that reaches the screen, and leave these out. What is named here
 * is named once more at run time, in `miniprogram/platform/spoken-components.ts`.
 */
const nothing = "''";
const attributes = { "aria-role": nothing, "aria-label": nothing, "aria-checked": nothing };
const runtime = path.join(process.cwd(), "miniprogram/platform/spoken-components.ts");

interface Platform {
  runtimePath: string | string[];
  readonly template?: {
    mergeComponents(context: unknown, patch: Record<string, Record<string, string>>): void;
  };
}

interface Context {
  registerMethod(method: { readonly name: string; fn(platform: Platform): void }): void;
}

export default (context: Context): void => {
  context.registerMethod({
    name: "onSetupClose",
    fn: (platform) => {
      // The browser's components carry every attribute by themselves.
      if (!platform.template) return;
      platform.template.mergeComponents(context, { View: attributes, Image: attributes });
      platform.runtimePath = [platform.runtimePath, runtime].flat();
    },
  });
};
