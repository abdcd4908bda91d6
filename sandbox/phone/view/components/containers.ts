import { define, environment, number, part, WxElement } from "./base";

for (const tag of [
  "view",
  "text",
  "swiper-item",
  "cover-view",
  "movable-area",
  "movable-view",
  "root-portal",
  "page-container",
]) {
  define(tag, class extends WxElement {});
}

const openTypes: Record<string, string> = {
  navigate: "navigateTo",
  redirect: "redirectTo",
  switchTab: "switchTab",
  reLaunch: "reLaunch",
  navigateBack: "navigateBack",
};

class Navigator extends WxElement {
  protected override init(): void {
    this.onTap(() => {
      const name = openTypes[this.text("open-type", "navigate")];
      const options = { url: this.text("url"), delta: number(this.prop("delta"), 1) };
      if (name) environment().host.navigate(name, options);
    });
  }
}
define("navigator", Navigator);

class WebView extends WxElement {
  protected override init(): void {
    this.shadow(
      "<style>:host{position:fixed;inset:0;background:#fff}iframe{border:0;width:100%;height:100%}</style><iframe></iframe>",
    );
    this.changed("src");
  }

  override changed(name: string): void {
    if (name === "src") part<HTMLIFrameElement>(this.shadowRoot, "iframe").src = this.text("src");
  }
}
define("web-view", WebView);

class Video extends WxElement {
  protected override init(): void {
    this.shadow(
      "<style>:host{display:block;background:#000}video{width:100%;height:100%}</style><video controls></video>",
    );
    const video = part<HTMLVideoElement>(this.shadowRoot, "video");
    for (const name of ["play", "pause", "ended", "timeupdate"]) {
      video.addEventListener(name, () =>
        this.emit(name, { currentTime: video.currentTime, duration: video.duration }),
      );
    }
    this.changed("src");
  }

  override changed(name: string): void {
    const video = part<HTMLVideoElement>(this.shadowRoot, "video");
    if (name === "src") video.src = environment().host.url(this.text("src"));
  }
}
define("video", Video);

/** There are no map tiles here: the place is named instead of drawn. */
class WxMap extends WxElement {
  protected override init(): void {
    this.shadow(
      "<style>:host{display:flex;align-items:center;justify-content:center;background:#e8ecf0;color:#4a5565;font-size:13px;width:300px;height:150px}</style><span></span>",
    );
    this.changed();
  }

  override changed(): void {
    const at = [this.text("latitude"), this.text("longitude")].filter(Boolean).join(", ");
    part(this.shadowRoot, "span").textContent = at ? `地图 ${at}` : "地图";
  }
}
define("map", WxMap);

let lastCanvas = 0;

/** Only `type="2d"`: the logic thread draws on an OffscreenCanvas that it gets once. */
export class Canvas extends WxElement {
  private canvas = document.createElement("canvas");
  private uid = "";
  private handedOver = false;

  protected override init(): void {
    lastCanvas += 1;
    this.uid = `${lastCanvas}:${Math.random().toString(36).slice(2)}`;
    this.canvas.style.cssText = "width:100%;height:100%;display:block";
    this.append(this.canvas);
  }

  handOver(): { canvasUid: string; canvas?: OffscreenCanvas } {
    if (this.handedOver) return { canvasUid: this.uid };
    this.handedOver = true;
    this.canvas.width = this.clientWidth;
    this.canvas.height = this.clientHeight;
    return { canvasUid: this.uid, canvas: this.canvas.transferControlToOffscreen() };
  }
}
define("canvas", Canvas);
