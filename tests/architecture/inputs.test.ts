import { describe, expect, it } from "vitest";
import { codeOf, sources } from "./sources";

const server = () => sources().filter(({ path }) => path.startsWith("server/"));

describe("what comes from outside", () => {
  it("never goes into a model as it came", () => {
    const calls =
      /\b[A-Z]\w+\.(find|findOne|findOneAndUpdate|updateOne|updateMany|create|insertMany|deleteOne|deleteMany|aggregate)\(\s*(input|body|query|ctx\.|request\.|context\.input|\.\.\.input)\b/;

    expect(
      server()
        .filter((one) => calls.test(codeOf(one)))
        .map(({ path }) => path),
    ).toEqual([]);
  });

  it("is never run as code, nor made a pattern", () => {
    const offenders = sources()
      .filter(({ path }) => /^(server|shared)\//.test(path))
      .filter((one) => /\beval\(|new Function\(|node:vm|\$where|\$function/.test(codeOf(one)))
      .map(({ path }) => path);

    expect(offenders).toEqual([]);
  });

  it("is never compared as a secret with an equals sign", () => {
    const compared =
      /\b(signature|msgSignature|hmac|mac|digest|secret|password)\s*(===|!==)\s*[a-z]|[a-z]\s*(===|!==)\s*\b(signature|hmac|secret|password)\b/i;
    const offenders = server().filter((one) =>
      compared.test(codeOf(one).replace(/typeof \w+ (===|!==)/g, "")),
    );

    expect(offenders.map(({ path }) => path)).toEqual([]);
  });
});

describe("the platform's particulars", () => {
  it("stand only in our WeChat side and in the sandbox", () => {
    const inside = /^(server\/wechat|sandbox|config)\//;
    const hosts = sources()
      .filter(
        ({ path, text }) =>
          !inside.test(path) &&
          !/^shared\/text\/.*wechat/.test(path) &&
          /weixin\.qq\.com/.test(text),
      )
      .map(({ path }) => path);
    const codes = sources()
      .filter((one) => !inside.test(one.path) && /\berrcode\b/.test(codeOf(one)))
      .map(({ path }) => path);

    expect(hosts).toEqual([]);
    expect(codes).toEqual([]);
  });

  it("and XML nowhere else either", () => {
    const offenders = sources().filter(
      ({ path, imports }) =>
        imports.includes("fast-xml-parser") && !/^(server\/wechat|sandbox)\//.test(path),
    );

    expect(offenders.map(({ path }) => path)).toEqual([]);
  });
});

describe("what the front ends load", () => {
  it("comes from our own house", () => {
    const foreign = sources()
      .filter(({ path }) => /^(miniprogram|console)\//.test(path))
      .flatMap((one) =>
        [...one.text.matchAll(/https?:\/\/(?!localhost|127\.0\.0\.1|www\.w3\.org)[\w.-]+/g)].map(
          ([url]) => `${one.path} ${url}`,
        ),
      );

    expect(foreign).toEqual([]);
  });
});
