/** Words about keys that the server writes. */
export const words = {
  kinds: { kek: "主密钥", data: "数据密钥", index: "检索密钥" },
  rotate: {
    title: "轮换密钥",
    summary: (kind: string) => `轮换${kind}：期间读写照常，可随时看到进度`,
  },
  destroy: {
    title: "销毁主密钥",
    summary: (id: string) => `销毁主密钥 ${id}：用它保护的旧备份将永远无法读取`,
  },
};
