import { mergeInternalComponents } from "@tarojs/shared";

const nothing = "''";
const attributes = { "aria-role": nothing, "aria-label": nothing, "aria-checked": nothing };

// Taro shortens attributes by their place in this list, once when it writes the templates
// (`config/spoken.ts`) and once here at run time: both must name the same.
mergeInternalComponents({ View: attributes, Image: attributes });
