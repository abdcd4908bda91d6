import { CookieJar } from "@sandbox/stage/cookie-jar";
import { describe, expect, it } from "vitest";

describe("the cookies of a phone's browser", () => {
  it("sends back what the server set, secure ones too", () => {
    const jar = new CookieJar();

    jar.take(["__Host-sid=abc; Path=/; HttpOnly; Secure; SameSite=Lax", "lang=zh"]);

    expect(jar.header("/api")).toBe("__Host-sid=abc; lang=zh");
  });

  it("keeps a cookie to its path", () => {
    const jar = new CookieJar();

    jar.take(["a=1; Path=/auth", "b=2; Path=/"]);

    expect(jar.header("/auth/return")).toBe("a=1; b=2");
    expect(jar.header("/authors")).toBe("b=2");
  });

  it("forgets what the server takes back and what has run out", () => {
    let now = 0;
    const jar = new CookieJar(() => now);
    jar.take(["a=1; Path=/", "b=2; Max-Age=60"]);

    jar.take(["a=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT"]);
    now = 61_000;

    expect(jar.header("/")).toBe("");
  });
});
