import type { ComponentShape, Data } from "../protocol";
import { loadScript, post } from "./bridge";
import { type AppDefinition, state } from "./state";

type Require = (path: string) => unknown;
type Factory = (this: unknown, require: Require, ...given: unknown[]) => void;

const factories: Record<string, Factory> = {};
const loaded = new Map<string, { exports: unknown }>();
const definitions: Record<string, Data> = {};
let current = "";
let wx: unknown;

Object.assign(self, {
  __define: (name: string, factory: Factory) => {
    factories[name] = factory;
  },
});

export function provide(api: unknown): void {
  wx = api;
}

/** Loads a module; `require` of a mini-program is synchronous, and so is `importScripts`. */
export function requireModule(name: string): unknown {
  const known = loaded.get(name);
  if (known) return known.exports;
  if (!factories[name]) loadScript(`/__phone/app/module/${encodeURI(name)}.js`);
  const factory = factories[name];
  if (!factory) throw new Error(`module "${name}.js" is not defined`);

  const module = { exports: {} as unknown };
  loaded.set(name, module);
  const outer = current;
  if (name === "app" || state.manifest.pages[name] || state.manifest.components[name])
    current = name;
  try {
    const require: Require = (path) => requireModule(resolve(name, path));
    factory.call(module.exports, require, module, module.exports, wx, ...registration, self);
  } finally {
    current = outer;
  }
  return module.exports;
}

function resolve(from: string, path: string): string {
  const out = path.startsWith("/") ? [] : from.split("/").slice(0, -1);
  for (const part of path.split("/")) {
    if (part === "..") out.pop();
    else if (part && part !== ".") out.push(part);
  }
  return out.join("/").replace(/\.js$/, "");
}

export function definitionOf(route: string): Data {
  if (!definitions[route]) requireModule(route);
  const definition = definitions[route];
  if (!definition) throw new Error(`page "${route}" did not call Page()`);
  return definition;
}

function defineApp(definition: AppDefinition): void {
  state.app = { ...definition };
}

function definePage(definition: Data): void {
  definitions[current] = definition;
}

/** A page may be written as a component; a real component shows the view only its properties. */
function defineComponent(definition: Data): void {
  if (state.manifest.pages[current]) {
    definitions[current] = definition;
    return;
  }
  const properties = (definition.properties ?? {}) as Data;
  const shape: ComponentShape = {
    path: current,
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, value]) => [name, typeName(value)]),
    ),
  };
  post({ t: "component", shape });
}

function typeName(value: unknown): string {
  const type = value && typeof value === "object" && "type" in value ? value.type : value;
  return typeof type === "function" ? type.name : "null";
}

const registration = [
  defineApp,
  definePage,
  defineComponent,
  (definition: unknown) => definition,
  () => state.app,
  () => state.stack.slice(),
];
