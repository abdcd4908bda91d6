import { define, environment, number, part, WxElement } from "./base";

class Progress extends WxElement {
  protected override init(): void {
    this.shadow(
      "<style>:host{display:flex;align-items:center}b{flex:1;display:block}u{display:block;height:100%}</style><b><u></u></b><span></span>",
    );
    this.changed();
  }

  override changed(): void {
    const percent = number(this.prop("percent"), 0);
    const height = number(this.prop("stroke-width"), 6);
    const root = this.shadowRoot;
    part<HTMLElement>(root, "b").style.cssText =
      `height:${height}px;background:${this.text("backgroundColor", "#ebebeb")}`;
    part<HTMLElement>(root, "u").style.cssText =
      `width:${percent}%;background:${this.text("activeColor", "#09bb07")}`;
    part(root, "span").textContent = this.flag("show-info") ? `${percent}%` : "";
  }
}
define("progress", Progress);

const glyphs: Record<string, string> = {
  success: "✓",
  success_no_circle: "✓",
  warn: "!",
  info: "i",
  cancel: "✕",
  clear: "✕",
  waiting: "…",
  download: "↓",
  search: "⌕",
  circle: "",
};
const colors: Record<string, string> = { success: "#09bb07", warn: "#f76260", cancel: "#f43530" };

class Icon extends WxElement {
  protected override init(): void {
    this.shadow(
      "<style>:host{display:inline-block;vertical-align:middle}i{display:flex;align-items:center;justify-content:center;border-radius:50%;color:#fff;font-style:normal}</style><i></i>",
    );
    this.changed();
  }

  override changed(): void {
    const type = this.text("type", "info");
    const size = number(this.prop("size"), 23);
    const color = this.text("color", colors[type] ?? "#10aeff");
    const icon = part<HTMLElement>(this.shadowRoot, "i");
    icon.textContent = glyphs[type] ?? "";
    icon.style.cssText = `width:${size}px;height:${size}px;font-size:${size * 0.6}px;background:${color}`;
  }
}
define("icon", Icon);

interface RichNode {
  type?: string;
  text?: string;
  name?: string;
  attrs?: Record<string, string>;
  children?: RichNode[];
}

const allowed =
  /^(a|abbr|b|big|blockquote|br|code|del|div|dl|dt|dd|em|font|h[1-6]|hr|i|img|ins|label|li|ol|p|pre|q|s|small|span|strike|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|u|ul)$/i;
const allowedAttributes = /^(class|style|width|height|alt|colspan|rowspan)$/;
const entities: Record<string, string> = { nbsp: "\u00a0", lt: "<", gt: ">", amp: "&", quot: '"' };

/** Only the trusted tags and attributes of WeChat's list; the rest is dropped with its children. */
class RichText extends WxElement {
  protected override init(): void {
    this.shadow("<style>:host{display:block}img{max-width:100%}</style><div></div>");
    this.changed();
  }

  override changed(): void {
    const box = part(this.shadowRoot, "div");
    box.replaceChildren();
    const nodes = this.prop<string | RichNode[]>("nodes", []);
    this.add(box, typeof nodes === "string" ? parse(nodes) : nodes);
  }

  private add(parent: Element, nodes: RichNode[] | undefined): void {
    for (const node of nodes ?? []) {
      if (node.text !== undefined) parent.append(unescapeText(node.text));
      else if (node.name && allowed.test(node.name)) parent.append(this.element(node.name, node));
    }
  }

  private element(name: string, node: RichNode): Element {
    const element = document.createElement(name);
    for (const [attribute, value] of Object.entries(node.attrs ?? {})) {
      if (allowedAttributes.test(attribute)) element.setAttribute(attribute, value);
    }
    if (element instanceof HTMLImageElement && node.attrs?.src) {
      element.src = environment().host.url(node.attrs.src);
    }
    this.add(element, node.children);
    return element;
  }
}
define("rich-text", RichText);

function unescapeText(text: string): string {
  return text.replace(/&(nbsp|lt|gt|amp|quot);/g, (_, name: string) => entities[name] ?? "");
}

function parse(html: string): RichNode[] {
  const walk = (parent: Node): RichNode[] =>
    [...parent.childNodes].flatMap((child): RichNode[] => {
      if (child instanceof Text) return [{ text: child.data }];
      if (!(child instanceof Element)) return [];
      const attrs = Object.fromEntries([...child.attributes].map((a) => [a.name, a.value]));
      return [{ name: child.localName, attrs, children: walk(child) }];
    });
  return walk(new DOMParser().parseFromString(html, "text/html").body);
}
