import { afterAll, describe, expect, it } from "vitest";
import { testProduct } from "../support/journey";
import { bootWeapp, type Weapp } from "../support/weapp";

describe("the mini-program's bundle without a browser, on the whole product", () => {
  const product = testProduct();
  let phone: Weapp | undefined;
  afterAll(() => phone?.close());

  it("goes from home to the conversation and to a booking", async () => {
    const [mini] = (
      await product().platform<{ kind: string; appid: string }[]>("/accounts")
    ).filter(({ kind }) => kind === "mini");
    phone = bootWeapp({
      base: product().server,
      appId: mini?.appid ?? "",
      person: {
        login: async () =>
          (await product().platform<{ code: string }>("/login", { user: "vip-chen" })).code,
      },
    });
    await phone.waitFor("联系我");
    expect(phone.text).toContain("林静");

    await phone.tap("联系我");
    await phone.input("写给您的经理", "请问周五有空吗");
    await phone.tap("发送");
    await phone.waitFor(/已发送|已送达/);
    phone.back();
    await phone.waitForRoute("pages/home/index");
    await phone.tap("预约");
    await phone.tap("资产与配置沟通");
    await phone.tap("接待");
    await phone.waitFor("已为您约好");

    expect(phone.errors).toEqual([]);
    expect(phone.seen.missing).toEqual([]);
  });
});
