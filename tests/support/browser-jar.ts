export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer | FormData | Uint8Array;
}

/** A browser of one person: keeps cookies, follows nothing by itself, has an address of its own. */
export class BrowserJar {
  readonly cookies = new Map<string, string>();

  constructor(
    private readonly base: string,
    readonly address: string,
  ) {}

  async fetch(path: string, { method = "GET", headers = {}, body }: Asked = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(new URL(path, this.base), {
      method,
      redirect: "manual",
      headers: {
        "x-forwarded-for": this.address,
        ...(cookie ? { cookie } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: body as BodyInit }),
    });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  #keep(line: string): void {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (/Max-Age=0/i.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }

  copy(): BrowserJar {
    return this.at(this.address);
  }

  /** The same browser, carried to another address. */
  at(address: string): BrowserJar {
    const other = new BrowserJar(this.base, address);
    for (const [name, value] of this.cookies) other.cookies.set(name, value);
    return other;
  }
}

let lastAddress = 0;

/** An address that nobody else in this process has. */
export function newAddress(): string {
  lastAddress += 1;
  return `10.${(lastAddress >> 16) & 255}.${(lastAddress >> 8) & 255}.${lastAddress & 255}`;
}
