import type { Services, SubscribeAsk } from "../../../phone/shell/services";
import type { PhoneModel } from "./phone-model";
import { control } from "./platform";

/** WeChat's side of a mini-program on this phone, answered by the platform. */
export function miniServices(phone: PhoneModel): Services {
  const { id: user, world } = phone;
  const account = world.setup.accounts.find(({ kind }) => kind === "mini");

  return {
    appName: account?.name ?? "小程序",
    login: async () => (await control.login(user)).code,
    phoneCode: () => control.phoneCode(user),
    phoneNumber: () => phone.state?.person.phone ?? "",
    askSubscribe: async (templateIds): Promise<SubscribeAsk> => {
      const outcome = await control.askSubscribe(user, templateIds, "mini");
      if (outcome.kind !== "dialog") return outcome;
      return { kind: "dialog", dialogId: outcome.dialog.id, templates: outcome.dialog.templates };
    },
    answerSubscribe: (dialogId, choices, always) =>
      control.answerSubscribe(dialogId, choices, always),
    keptChoices: async () => {
      const { subscriptions } = await control.phone(user);
      const kept = subscriptions.filter((item) => item.account === "mini" && item.always);
      return Object.fromEntries(kept.map((item) => [item.templateId, String(item.always)]));
    },
    scan: () => phone.scan(),
    surroundings: async () => {
      const around = await control.surroundings(user);
      return {
        ...around,
        beacons: [...around.beacons.map((beacon) => ({ ...beacon }))],
        bluetooth: phone.bluetooth,
      };
    },
    openMiniProgram: (appId, path) => {
      if (appId === account?.appid) {
        void phone.openMini({ path, scene: 1037 });
        return;
      }
      phone.show({ title: "打不开这个小程序", text: `沙箱里没有 ${appId}`, open: () => undefined });
    },
    openServiceChat: (sessionFrom) => {
      void control.enterMiniProgram(user, { session: true, sessionFrom });
      phone.openChat("mini");
    },
    share: ({ title, path }) => shareWithOthers(phone, title, path),
    leave: () => phone.leaveMini(),
    restart: () => phone.restartMini(),
    log: (level, text) => world.log(user, level, text),
    missing: (name) => world.noteMissing(name),
    trace: ({ direction, text, note, ms, failed }) =>
      world.journey.add({
        key: `mini:${performance.now()}`,
        at: Date.now() - ms,
        from: direction === "out" ? world.partOf(user) : "server",
        to: direction === "out" ? "server" : world.partOf(user),
        text,
        note,
        failed,
      }),
  };
}

/** A shared card reaches the other customers' phones on the stage as a friend's card would. */
function shareWithOthers(from: PhoneModel, title: string, path: string): void {
  const name = from.state?.person.nickname ?? "朋友";
  for (const phone of from.world.phones.values()) {
    if (phone === from || phone.state?.person.role !== "customer") continue;
    phone.show({
      title: name,
      text: `[小程序] ${title}`,
      open: () => void phone.openMini({ path, scene: 1007 }),
    });
  }
}
