import Taro from "@tarojs/taro";

/** A short word that something is done. */
export function say(title: string): void {
  void Taro.showToast({ title, icon: "none", duration: 2200 });
}

/** Asks before something that cannot be undone; `true` when the person said yes. */
export async function ask(question: {
  readonly title: string;
  readonly text?: string;
  readonly yes: string;
  readonly no: string;
}): Promise<boolean> {
  const answer = await Taro.showModal({
    title: question.title,
    content: question.text ?? "",
    confirmText: question.yes,
    cancelText: question.no,
    confirmColor: "#17324D",
    cancelColor: "#4A5565",
  });
  return answer.confirm;
}

export function setTitle(title: string): void {
  void Taro.setNavigationBarTitle({ title });
}

/** The number on the first tab: what waits to be read. */
export function setBadge(count: number): void {
  const done = () => undefined;
  if (count > 0)
    void Taro.setTabBarBadge({ index: 0, text: count > 99 ? "99+" : String(count) }).catch(done);
  else void Taro.removeTabBarBadge({ index: 0 }).catch(done);
}

export async function copy(text: string): Promise<void> {
  await Taro.setClipboardData({ data: text });
}
