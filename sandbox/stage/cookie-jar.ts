interface Cookie {
  name: string;
  value: string;
  path: string;
  /** Milliseconds, or undefined for the life of the program. */
  expires: number | undefined;
}

/**
 * The cookies of one person's in-app browser. The panes are cross-site iframes of the stage, so a
 * browser would drop them; WeChat's own browser is a top window and keeps them.
 */
export class CookieJar {
  private readonly cookies = new Map<string, Cookie>();

  constructor(private readonly now: () => number = Date.now) {}

  take(headers: string[] | undefined): void {
    for (const header of headers ?? []) this.set(header);
  }

  private set(header: string): void {
    const [pair = "", ...attributes] = header.split(";").map((part) => part.trim());
    const at = pair.indexOf("=");
    if (at < 1) return;
    const name = pair.slice(0, at);
    const cookie: Cookie = {
      name,
      value: pair.slice(at + 1),
      path: attribute(attributes, "path") || "/",
      expires: this.expiry(attributes),
    };
    const key = `${name} ${cookie.path}`;
    if (cookie.expires !== undefined && cookie.expires <= this.now()) this.cookies.delete(key);
    else this.cookies.set(key, cookie);
  }

  private expiry(attributes: string[]): number | undefined {
    const age = attribute(attributes, "max-age");
    if (age !== undefined) return this.now() + Number(age) * 1000;
    const expires = attribute(attributes, "expires");
    return expires === undefined ? undefined : Date.parse(expires);
  }

  /** The Cookie header for a path; empty when there is nothing to send. */
  header(pathname: string): string {
    const now = this.now();
    return [...this.cookies.values()]
      .filter((cookie) => cookie.expires === undefined || cookie.expires > now)
      .filter((cookie) => matches(pathname, cookie.path))
      .sort((a, b) => b.path.length - a.path.length)
      .map((cookie) => `${cookie.name}=${cookie.value}`)
      .join("; ");
  }

  clear(): void {
    this.cookies.clear();
  }
}

function attribute(attributes: string[], name: string): string | undefined {
  const prefix = `${name}=`;
  const found = attributes.find((text) => text.toLowerCase().startsWith(prefix));
  return found?.slice(prefix.length);
}

function matches(pathname: string, path: string): boolean {
  if (pathname === path) return true;
  return pathname.startsWith(path.endsWith("/") ? path : `${path}/`);
}
