/**
 * Names that WeChat's logic thread does not have. The wrapper declares them as parameters nobody
 * passes, so a bundle that reaches for the browser fails here as it would in WeChat.
 */
const absent = [
  "window,document,self,location,navigator,localStorage,sessionStorage,indexedDB,XMLHttpRequest",
  "fetch,WebSocket,Worker,importScripts,postMessage,onmessage,caches,crypto,URL,Blob,File",
  "FormData,Headers,Request,Response,performance",
].join(",");

const given = "require,module,exports,wx,App,Page,Component,Behavior,getApp,getCurrentPages,global";

/** Wraps one module on its first line, so that line numbers in errors stay right. */
export function wrapModule(name: string, source: string): string {
  return `__define(${JSON.stringify(name)},function(${given},${absent}){${source}\n})`;
}
