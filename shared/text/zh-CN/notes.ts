/** Words of notes and of what must not be mentioned. */
export const notes = {
  topics: {
    divorce: "婚姻变故",
    illness: "病情",
    bereavement: "丧事",
    lawsuit: "诉讼",
    business: "经营困难",
    children: "子女近况",
    other: "其他",
  },
  /** By which words each topic would be mentioned. */
  topicWords: {
    divorce: ["离婚", "离异", "分居", "前妻", "前夫", "婚变"],
    illness: ["病情", "住院", "手术", "化疗", "癌", "确诊", "康复", "患病"],
    bereavement: ["去世", "丧", "葬", "节哀", "逝世", "遗体"],
    lawsuit: ["诉讼", "官司", "起诉", "被告", "判决", "仲裁"],
    business: ["破产", "裁员", "亏损", "资金链", "倒闭"],
    children: ["高考", "落榜", "休学", "退学", "厌学"],
    other: [] as string[],
  },
};
