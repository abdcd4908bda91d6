/** What the server says about acts that need a second person. */
export const words = {
  /** By kind, for those that give no title of their own. */
  kinds: {} as Readonly<Record<string, string>>,
  unknownKind: "审批事项",
  unreadable: "内容已不可读取",
  someone: "同事",
};
