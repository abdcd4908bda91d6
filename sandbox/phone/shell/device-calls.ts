import { chooseFiles } from "./album";
import { type Call, type CallContext, Refusal } from "./call-context";
import { h } from "./dom";

const scopeNames: Record<string, string> = {
  "scope.record": "使用麦克风",
  "scope.camera": "使用摄像头",
  "scope.userLocation": "获取您的位置信息",
  "scope.addPhoneCalendar": "使用您的日历（仅写入）权限",
  "scope.writePhotosAlbum": "保存图片到相册",
};

/** A refused scope fails at once until the person changes it in the settings. */
export async function scope(
  name: string,
  { grants, dialogs, services }: CallContext,
): Promise<void> {
  const known = grants.get(name);
  if (known === false) throw new Refusal("auth deny");
  if (known) return;
  const title = `申请${scopeNames[name] ?? name}`;
  const allowed = await dialogs.permission({
    from: services.appName,
    title,
    detail: "您可以随时在小程序设置中关闭",
  });
  grants.set(name, allowed);
  if (!allowed) throw new Refusal("auth deny");
}

export const sound: Record<string, Call> = {
  recorderStart: async (o, context) => {
    await scope("scope.record", context);
    await context.recorder.start(Number(o.duration ?? 60_000));
    return {};
  },
  recorderResult: async (_, { recorder }) => ({ ...(await recorder.result()) }),
  recorderStop: (_, { recorder }) => void recorder.stop(),
  recorderPause: (_, { recorder }) => void recorder.pause(),
  recorderResume: (_, { recorder }) => void recorder.resume(),
  audio: async (o, { loudspeaker }) => {
    await loudspeaker.obey(o as never);
    return {};
  },
};

/** Both kinds of calendar entries ask alike. */
const addToCalendar: Call = async (o, context) => {
  await scope("scope.addPhoneCalendar", context);
  const start = new Date(Number(o.startTime) * 1000);
  const when = start.toLocaleString("zh-CN", {
    timeZone: "Asia/Shanghai",
    dateStyle: "long",
    timeStyle: "short",
  });
  const { confirm } = await context.dialogs.modal({
    title: String(o.title),
    content: when,
    confirmText: "加入日历",
  });
  if (!confirm) throw new Refusal("cancel");
  return {};
};

export const phone: Record<string, Call> = {
  chooseFiles: async (o, { dialogs }) => ({
    files: await chooseFiles(dialogs, { count: Number(o.count), accept: String(o.accept) }),
  }),
  scanCode: async (_, { services }) => {
    const result = await services.scan();
    if (result === undefined) throw new Refusal("cancel");
    return { result, scanType: "QR_CODE", charSet: "UTF-8", path: "" };
  },
  makePhoneCall: async (o, { dialogs }) => {
    const number = String(o.phoneNumber);
    const { confirm } = await dialogs.modal({ content: number, confirmText: "呼叫" });
    if (!confirm) throw new Refusal("cancel");
    await dialogs.modal({
      title: "正在呼叫",
      content: number,
      showCancel: false,
      confirmText: "挂断",
      confirmColor: "#b3261e",
    });
    return {};
  },
  setClipboardData: async (o, { dialogs }) => {
    const text = String(o.data);
    localStorage.setItem("phone:clipboard", text);
    await navigator.clipboard?.writeText(text).catch(() => undefined);
    dialogs.toast({ title: "内容已复制" });
    return {};
  },
  getClipboardData: () => ({ data: localStorage.getItem("phone:clipboard") ?? "" }),
  addPhoneCalendar: addToCalendar,
  addPhoneRepeatCalendar: addToCalendar,
  setScreenBrightness: (o, { screen }) => {
    screen.style.setProperty("--brightness", String(o.value));
    return {};
  },
  getScreenBrightness: (_, { screen }) => ({
    value: Number(screen.style.getPropertyValue("--brightness") || 0.6),
  }),
  setKeepScreenOn: () => ({}),
  vibrateShort: (_, { screen }) => void shake(screen, 15),
  vibrateLong: (_, { screen }) => void shake(screen, 400),
  hearBeacons: async (_, { services }) => {
    const { beacons, bluetooth } = await services.surroundings();
    return { beacons, bluetooth, location: true };
  },
  whereAmI: async (_, context) => {
    await scope("scope.userLocation", context);
    const { latitude, longitude } = await context.services.surroundings();
    return {
      latitude,
      longitude,
      accuracy: 30,
      speed: 0,
      altitude: 0,
      verticalAccuracy: 0,
      horizontalAccuracy: 30,
    };
  },
  chooseLocation: async (_, { dialogs, services }) => {
    const { name, latitude, longitude } = await services.surroundings();
    const { confirm } = await dialogs.modal({
      title: "选择位置",
      content: `${name}附近`,
      confirmText: "确定",
    });
    if (!confirm) throw new Refusal("cancel");
    return { name, address: name, latitude, longitude };
  },
  openLocation: async (o, { dialogs }) => {
    await dialogs.modal({
      title: String(o.name ?? "位置"),
      content: String(o.address ?? `${o.latitude}, ${o.longitude}`),
      showCancel: false,
    });
    return {};
  },
  openDocument: (o, { address }) => {
    window.open(address(String(o.filePath)), "_blank");
    return {};
  },
  saveImageToPhotosAlbum: async (o, context) => {
    await scope("scope.writePhotosAlbum", context);
    h("a", { href: context.address(String(o.filePath)), download: "image.png" }).click();
    return {};
  },
};

function shake(screen: HTMLElement, duration: number): void {
  navigator.vibrate?.(duration);
  screen.animate(
    [{ translate: "0" }, { translate: "2px" }, { translate: "-2px" }, { translate: "0" }],
    { duration: 60, iterations: Math.max(1, Math.round(duration / 60)) },
  );
}
