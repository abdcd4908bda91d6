import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A node of the tree that Taro keeps in a page's data. */
export interface TreeNode {
  /** Which template draws it, a number in production. */
  nn?: string;
  /** The text of a text node. */
  v?: string;
  sid?: string;
  uid?: string;
  cl?: string;
  cn?: TreeNode[];
  [property: string]: unknown;
}

/** What `base.wxml` says of a template: the tag, and which property carries an attribute. */
export interface Template {
  tag: string;
  attributes: Map<string, string>;
}

export type Templates = Map<string, Template>;

const template = /<template name="tmpl_0_(\w+?)(?:_(?:focus|blur))?">\s*<([a-z-]+)\s([^>]*)>/g;
const attribute = /([a-z-]+)="\{\{[^"]*?\bi\.(\w+)[^"]*\}\}"/g;

/** Taro shortens names at build time; the bundle's own templates say what they stand for. */
export function readTemplates(dist: string): Templates {
  const source = readFileSync(join(dist, "base.wxml"), "utf8");
  const found: Templates = new Map();
  for (const [, name = "", tag = "", text = ""] of source.matchAll(template)) {
    if (tag === "template" || found.has(name)) continue;
    const pairs = [...text.matchAll(attribute)].map(
      ([, key = "", property = ""]): [string, string] => [key, property],
    );
    found.set(name, { tag, attributes: new Map(pairs) });
  }
  return found;
}

/** Reads one page's tree: what stands on it, and the way from the root to a node. */
export class Tree {
  constructor(
    readonly root: TreeNode | undefined,
    private readonly templates: Templates,
  ) {}

  tag(node: TreeNode): string {
    return this.templates.get(String(node.nn))?.tag ?? String(node.nn ?? "");
  }

  attribute(node: TreeNode, name: string): unknown {
    const property = this.templates.get(String(node.nn))?.attributes.get(name);
    return property ? node[property] : undefined;
  }

  /** What a person reads: pieces of one text run on, elements stand apart. */
  text(node: TreeNode | undefined = this.root): string {
    if (!node) return "";
    if (node.v !== undefined) return String(node.v);
    let text = "";
    let inText = false;
    for (const child of node.cn ?? []) {
      const piece = this.text(child);
      const isText = child.v !== undefined;
      if (piece) text += (text && !(inText && isText) ? " " : "") + piece;
      inText = isText;
    }
    return text;
  }

  /** All nodes that fit, outer before inner, in the order of the page. */
  all(fits: (node: TreeNode) => boolean, node = this.root): TreeNode[] {
    if (!node) return [];
    const inside = (node.cn ?? []).flatMap((child) => this.all(fits, child));
    return fits(node) ? [node, ...inside] : inside;
  }

  /** From the node outwards to the root: the order in which an event bubbles. */
  path(target: TreeNode, node = this.root): TreeNode[] {
    if (!node) return [];
    if (node === target) return [node];
    for (const child of node.cn ?? []) {
      const found = this.path(target, child);
      if (found.length > 0) return [...found, node];
    }
    return [];
  }

  /** The smallest element whose own text is or holds the words; an exact match wins. */
  withText(words: string): TreeNode[] {
    const texts = this.all((node) => node.v?.includes(words) ?? false);
    const exact = texts.filter((node) => node.v?.trim() === words);
    if (exact.length > 0) return exact;
    if (texts.length > 0) return texts;
    const labelled = this.all((node) => this.attribute(node, "aria-label") === words);
    if (labelled.length > 0) return labelled;
    const around = this.all((node) => this.text(node).includes(words));
    return around.slice(-1);
  }
}
