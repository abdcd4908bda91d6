/** Words of the graph of relations. */
export const graph = {
  hidden: { family: "一位家人", referrer: "一位推荐人", colleague: "一位高管" },
  relations: {
    spouse: "配偶",
    child: "子女",
    parent: "父母",
    sibling: "兄弟姐妹",
    executive: "高管",
    referrer: "推荐人",
  },
  consented: "已同意",
  notConsented: "未同意",
  until: "至 {day}",
};
