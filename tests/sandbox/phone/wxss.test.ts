import { convertSheet, resolvePath } from "@sandbox/phone/serve/wxss";
import { describe, expect, it } from "vitest";

const convert = (files: Record<string, string>) => convertSheet("app.wxss", (file) => files[file]);

describe("WXSS as CSS", () => {
  it("turns rpx into parts of the screen's width, negative and broken ones too", () => {
    expect(convert({ "app.wxss": ".a{margin:-10rpx .5rpx}" })).toBe(
      ".a{margin:calc(-10 * 100vw / 750) calc(.5 * 100vw / 750)}",
    );
  });

  it("renames built-ins in selectors and leaves classes, values and strings alone", () => {
    const css = 'page view>text.view::after{content:"view text";background:url(view.png)}';

    expect(convert({ "app.wxss": css })).toBe(
      'body wx-view>wx-text.view::after{content:"view text";background:url(view.png)}',
    );
  });

  it("does not take steps of keyframes or at-rules for selectors", () => {
    const css = "@keyframes form{from{top:0}to{top:1px}}@media (min-width:1px){view{top:0}}";

    expect(convert({ "app.wxss": css })).toBe(
      "@keyframes form{from{top:0}to{top:1px}}@media (min-width:1px){wx-view{top:0}}",
    );
  });

  it("knows the home bar, which a browser's window has not", () => {
    const css =
      ".a{padding:env(safe-area-inset-bottom);margin:constant( safe-area-inset-top , 1px )}";

    expect(convert({ "app.wxss": css })).toBe(
      ".a{padding:var(--safe-bottom, 0px);margin:var(--safe-top, 0px)}",
    );
  });

  it("puts imported sheets in front, each once", () => {
    const files = {
      "app.wxss": '@import "./a.wxss";@import "/b/b.wxss";.app{}',
      "a.wxss": '@import "b/b.wxss";.a{}',
      "b/b.wxss": ".b{}",
    };

    expect(convert(files)).toBe(".b{}.a{}.app{}");
  });

  it("resolves paths from the root and beside the file", () => {
    expect(resolvePath("pages/a/a", "../b/b")).toBe("pages/b/b");
    expect(resolvePath("pages/a/a", "/comp")).toBe("comp");
  });
});
