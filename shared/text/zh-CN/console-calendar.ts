export const calendar = {
  text: "与法定节假日安排不同的日子。预约和时效按这里计算。",
  unknownYear: (year: number) =>
    `节假日资料还没有 ${year} 年的安排，请按国务院办公厅通知逐日录入。`,
  year: "年份",
  yearOf: (year: number) => `${year} 年`,
  kinds: { holiday: "放假", workday: "上班" },
  date: "日期",
  kind: "安排",
  note: "说明",
  none: (year: number) => `${year} 年没有特别安排`,
  add: "添加一天",
  save: "保存",
  saved: "已保存",
  removed: "已恢复为法定安排",
  remove: (date: string) => `删除 ${date}`,
  wrongDate: "请选择日期",
};
