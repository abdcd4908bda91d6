import type { UserConfigExport } from "@tarojs/cli";

export default {
  mini: {
    // Code that only one sub-package uses stays out of the main package, which WeChat limits.
    optimizeMainPackage: { enable: true },
  },
  h5: {
    enableSourceMap: false,
  },
} satisfies UserConfigExport<"webpack5">;
