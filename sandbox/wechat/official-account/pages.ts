/** The frame of the platform's few pages: what WeChat shows inside its own browser. */
export function shell(title: string, body: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title>
<style>
*{box-sizing:border-box}
body{margin:0;background:#fff;color:#191919;font:400 16px/1.6 "PingFang SC","HarmonyOS Sans SC","Noto Sans CJK SC",system-ui,sans-serif}
main{max-width:420px;margin:0 auto;padding:56px 28px 40px;text-align:center}
h1{font-size:20px;font-weight:500;margin:0 0 8px}
p{margin:0 0 24px;color:#737373;font-size:14px}
.app{color:#191919;font-size:17px;margin-bottom:4px}
.line{padding-bottom:20px;border-bottom:1px solid #ececec}
.mark{width:64px;height:64px;margin:0 auto 24px;border-radius:50%;background:#fa5151;color:#fff;font-size:36px;line-height:64px}
.row{display:flex;align-items:center;gap:14px;padding:14px 4px;border-bottom:1px solid #ececec;color:inherit;text-align:left;text-decoration:none}
.row b{display:block;font-weight:500}
.row i{display:block;color:#737373;font-size:13px;font-style:normal}
.face{flex:none;width:44px;height:44px;border-radius:6px;background:#dfe7ee;color:#2b4a66;line-height:44px;text-align:center;font-size:18px}
.button{display:block;width:184px;margin:32px auto 0;padding:10px;border-radius:8px;background:#07c160;color:#fff;font-weight:500;text-decoration:none}
.quiet{margin-top:16px;background:#f2f2f2;color:#06ae56}
a:focus-visible{outline:3px solid #10aeff;outline-offset:2px}
</style></head><body><main>${body}</main></body></html>`;
}
