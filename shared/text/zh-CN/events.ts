/** What the product says about events. */
export const eventWords = {
  notice: (state: string, title: string, when: string) => `${state}:${title},${when}`,
  reminder: (title: string, when: string) => `活动提醒：${title}，${when}`,
};
