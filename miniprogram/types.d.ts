/// <reference types="@tarojs/taro" />
declare module "*.scss";
/** The host's own `require`, left alone by the bundler. */
declare const __non_webpack_require__: (path: string) => unknown;
