import type { Data } from "../protocol";
import type { Dialogs } from "./dialogs";
import type { Grants } from "./grants";
import type { Services } from "./services";

export interface Target {
  id: string;
  dataset: Data;
  prop(name: string): unknown;
}

export interface OpenTypeContext {
  dialogs: Dialogs;
  grants: Grants;
  services: Services;
  share(target: Target): void;
  privacy(): Promise<boolean>;
}

type Answer = { event: string; detail: Data } | undefined;

const denied = (type: string): Data => ({ errMsg: `${type}:fail user deny` });

/** What a `<button open-type>` does; the answer is the event the button then sends. */
export async function openType(
  type: string,
  target: Target,
  context: OpenTypeContext,
): Promise<Answer> {
  switch (type) {
    case "share":
      context.share(target);
      return undefined;
    case "getPhoneNumber":
    case "getRealtimePhoneNumber":
      return { event: type.toLowerCase(), detail: await phoneNumber(context) };
    case "agreePrivacyAuthorization":
      context.grants.set("privacy", true);
      return { event: "agreeprivacyauthorization", detail: { errMsg: `${type}:ok` } };
    case "openSetting":
      return { event: "opensetting", detail: { authSetting: context.grants.scopes() } };
    case "contact":
      context.services.openServiceChat(String(target.prop("session-from") ?? ""));
      return { event: "contact", detail: { errMsg: "enterContact:ok", path: "", query: {} } };
    default:
      context.services.missing(`button open-type="${type}"`);
      return undefined;
  }
}

async function phoneNumber({ dialogs, services, privacy }: OpenTypeContext): Promise<Data> {
  if (!(await privacy()))
    return { errMsg: "getPhoneNumber:fail privacy permission is not authorized", errno: 104 };
  const allowed = await dialogs.permission({
    from: services.appName,
    title: "申请获取并验证您的手机号",
    detail: masked(services.phoneNumber()),
  });
  if (!allowed) return denied("getPhoneNumber");
  return { ...(await services.phoneCode()), errMsg: "getPhoneNumber:ok" };
}

function masked(phone: string): string {
  return phone.replace(/^(\d{3})\d{4}/, "$1****");
}
