/** Canned answers that ship with the product. `{{name}}` becomes the customer's polite name. */
export const quickReplies = [
  { id: "hello", title: "问候", text: "{{name}}，您好，我在。请问有什么可以帮您？" },
  { id: "received", title: "已收到", text: "{{name}}，已收到，我马上为您核实，稍后回复您。" },
  {
    id: "visit",
    title: "邀请到店",
    text: "{{name}}，这件事当面办理更稳妥，我为您约个时间，您到店直接找我即可。",
  },
  { id: "call", title: "电话沟通", text: "{{name}}，电话里说会更清楚，您看现在方便接听吗？" },
  {
    id: "maturity",
    title: "到期提示",
    text: "{{name}}，您有一笔资产即将到期，需要时我把到期安排为您梳理一份，供您参考。",
  },
  { id: "thanks", title: "感谢", text: "感谢您的信任，{{name}}。有任何需要随时找我。" },
];
