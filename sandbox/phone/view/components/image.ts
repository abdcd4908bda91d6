import { define, environment, part, WxElement } from "./base";

const fits: Record<string, string> = {
  scaleToFill: "fill",
  aspectFit: "contain",
  aspectFill: "cover",
};

class WxImage extends WxElement {
  private image = document.createElement("img");

  protected override init(): void {
    const root = this.shadow(
      "<style>:host{overflow:hidden;position:relative}img{width:100%;height:100%;display:block}</style><slot></slot>",
    );
    root.append(this.image);
    this.image.draggable = false;
    this.image.alt = this.text("aria-label");
    this.image.onload = () => {
      this.fit();
      this.emit("load", { width: this.image.naturalWidth, height: this.image.naturalHeight });
    };
    this.image.onerror = () => this.emit("error", { errMsg: `load fail: ${this.text("src")}` });
    this.changed("mode");
    this.changed("src");
  }

  override changed(name: string): void {
    if (name === "mode") this.fit();
    if (name !== "src") return;
    const source = environment().host.url(this.text("src"));
    if (source) this.image.src = source;
    else this.image.removeAttribute("src");
  }

  private fit(): void {
    const mode = this.text("mode", "scaleToFill");
    const { style } = part<HTMLImageElement>(this.shadowRoot, "img");
    style.objectFit = fits[mode] ?? (mode.endsWith("Fix") ? "fill" : "none");
    style.objectPosition = /top|bottom|left|right|center/.test(mode) ? mode : "";
    if (mode === "widthFix") {
      this.style.height = "auto";
      style.height = "auto";
    }
    if (mode === "heightFix") {
      this.style.width = "auto";
      style.width = "auto";
    }
  }
}

define("image", WxImage);
define("cover-image", class extends WxImage {});
