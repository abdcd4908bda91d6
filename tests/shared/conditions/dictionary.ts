import type { Dictionary } from "@shared/conditions/dictionary";

/** A small dictionary with every type of field. */
export const dictionary: Dictionary = {
  eventsPath: "counts",
  fields: [
    { key: "city", label: "城市", group: "基本", type: "text", path: "home.city" },
    { key: "age", label: "年龄", group: "基本", type: "number" },
    { key: "aum", label: "管理资产", group: "资产", type: "money", path: "aumFen", roles: ["rm"] },
    {
      key: "gender",
      label: "性别",
      group: "基本",
      type: "choice",
      choices: [
        { value: "f", label: "女" },
        { value: "m", label: "男" },
      ],
    },
    {
      key: "tier",
      label: "等级",
      group: "基本",
      type: "level",
      isSelfExplaining: true,
      choices: [
        { value: "gold", label: "金卡" },
        { value: "platinum", label: "铂金" },
        { value: "diamond", label: "钻石" },
      ],
    },
    { key: "bound", label: "已绑定微信", group: "基本", type: "flag" },
    { key: "lastSeen", label: "最近登录", group: "行为", type: "instant" },
    { key: "riskExpires", label: "测评到期日", group: "适当性", type: "day" },
    { key: "birthday", label: "生日", group: "基本", type: "yearDay" },
    { key: "languages", label: "语言", group: "基本", type: "words" },
    { key: "interests", label: "兴趣", group: "标签", type: "tags", where: { dimension: "life" } },
  ],
  rows: [
    {
      key: "holdings",
      label: "持仓",
      fields: [
        {
          key: "kind",
          label: "类别",
          group: "持仓",
          type: "choice",
          choices: [
            { value: "deposit", label: "存款" },
            { value: "fund", label: "基金" },
          ],
        },
        { key: "amount", label: "金额", group: "持仓", type: "money", path: "amountFen" },
        { key: "maturesOn", label: "到期日", group: "持仓", type: "day" },
      ],
    },
  ],
  events: [
    { key: "login", label: "登录" },
    { key: "viewProduct", label: "浏览产品" },
  ],
};
