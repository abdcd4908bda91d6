import type { Platform } from "./platform";
import type { Verdict } from "./world";

/** Content this platform finds fault with unless a test planted another verdict. */
const builtIn: [RegExp, Verdict["suggest"], number][] = [
  [/赌博|博彩|枪支|毒品/, "risky", 20006],
  [/刷单|代开发票|套现/, "risky", 20008],
  [/傻逼|混蛋/, "risky", 20003],
  [/加微信|兼职日结/, "review", 10001],
];

/** What the content checks say of a text or an address. */
export function judge(platform: Platform, content: string): Omit<Verdict, "contains"> {
  const planted = platform.world.verdicts.find(({ contains }) => content.includes(contains));
  if (planted) return planted;
  const [, suggest, label] = builtIn.find(([rule]) => rule.test(content)) ?? [
    null,
    "pass" as const,
    100,
  ];
  return { suggest, label };
}
