import Taro from "@tarojs/taro";

export interface SubscribeAnswer {
  readonly templateId: string;
  readonly result: string;
}

/** Whether this host can ask at all. */
export const canSubscribe = true;

/**
 * Shows WeChat's subscribe dialog. It must be called in the tap itself, before anything is awaited:
 * the host refuses it later. A refusal or a closed dialog is an answer, not a failure.
 */
export async function askToSubscribe(templateIds: readonly string[]): Promise<SubscribeAnswer[]> {
  if (templateIds.length === 0) return [];
  try {
    const answer = (await Taro.requestSubscribeMessage({
      tmplIds: templateIds.slice(0, 3),
      entityIds: [],
    })) as unknown as Record<string, string>;
    return templateIds
      .filter((id) => typeof answer[id] === "string")
      .map((id) => ({ templateId: id, result: answer[id] ?? "" }));
  } catch {
    return [];
  }
}
