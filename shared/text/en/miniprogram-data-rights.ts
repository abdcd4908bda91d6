import type {
  readers as chineseReaders,
  reasons as chineseReasons,
  rights as chineseRights,
} from "../zh-CN/miniprogram-data-rights";

export const readers: typeof chineseReaders = {
  title: "Who looked at my data",
  lead: "Every look at your data is written down. These are the looks of the last year.",
  none: "Nobody looked in the last year",
};

export const reasons: typeof chineseReasons = {
  title: "Why did I get this",
  lead: "Messages of the last 90 days, each with its reason.",
  none: "No messages in the last 90 days",
  stop: "Consents and messages",
};

export const rights: typeof chineseRights = {
  title: "My rights",
  answer: (text) => `Answer: ${text}`,
  open: "Open the copy",
  copied: "Everything was copied; paste it to keep it",
  withdraw: "Take back",
  withdrawn: "Taken back",
  askedAt: (at) => `asked ${at}`,
  due: (at) => `answer by ${at}`,
  cools: (at) => `can be taken back until ${at}`,
  correct: "Correct something",
  correctText: "Choose what is wrong; it is changed after a check.",
  shouldBe: "What it should be",
  shouldBeHint: "What it should be",
  needValue: "Please say what it should be",
  send: "Send",
  sent: "Sent; you get an answer after the check",
  copy: "A copy of my data",
  copyText: "Everything that is kept about you, ready within minutes, for three days.",
  askCopy: "Make a copy",
  making: "Being made; it opens from this page",
  delete: "Close and delete",
  goes: (list) => `Deleted at once: ${list}.`,
  keeps: "The law keeps these; they are locked and used for nothing else:",
  until: (day) => `until ${day}`,
  coolingText: (days) => `You can take it back for ${days} days; then compliance looks at it.`,
  askDelete: "Ask to close and delete",
  deleteAsk: "Close and delete?",
  deleteAskText: "You can take it back for some days. Your accounts are not affected.",
  deleteYes: "Ask",
  deleteNo: "Not now",
  cooling: "Asked; it can be taken back",
};
