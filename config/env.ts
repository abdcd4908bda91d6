import * as z from "zod";
import { type Retention, readRetention } from "./retention";

/**
 * Every environment variable the server knows, with its sentence. The only reader of process.env;
 * `.env.example` is held equal to this table by a test.
 */
const flag = z.enum(["true", "false"]).transform((text) => text === "true");
const url = z.url({ protocol: /^https?$/ });
const account = (kind: "OFFICIAL" | "MINI") =>
  ({
    [`WECHAT_${kind}_APPID`]: z.string().min(4).describe("AppID of the WeChat account."),
    [`WECHAT_${kind}_SECRET`]: z.string().min(16).describe("AppSecret of the WeChat account."),
    [`WECHAT_${kind}_TOKEN`]: z.string().min(3).describe("Token that signs callbacks."),
    [`WECHAT_${kind}_AES_KEY`]: z.string().length(43).describe("EncodingAESKey of callbacks."),
    [`WECHAT_${kind}_PREVIOUS_AES_KEY`]: z
      .string()
      .length(43)
      .optional()
      .describe("The EncodingAESKey before, while a change is under way."),
    [`WECHAT_${kind}_ORIGINAL_ID`]: z.string().min(3).describe("Original id, gh_…"),
  }) as Record<string, z.ZodType<string | undefined>>;

export const variables = {
  NODE_ENV: z
    .enum(["production", "development", "test"])
    .default("production")
    .describe(
      "production refuses whatever a bank must not run: sandbox hosts, demo data, missing keys.",
    ),
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .default(8080)
    .describe("Port the server listens on."),
  HOST: z.string().default("127.0.0.1").describe("Address the server listens on."),
  ROLES: z
    .string()
    .regex(/^(api|worker)(,(api|worker))?$/)
    .default("api,worker")
    .describe("What this process does: api, worker, or both."),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//)
    .describe("The MongoDB replica set, the only store."),
  MONGODB_DATABASE: z.string().default("guibin").describe("Name of the database."),
  PUBLIC_ORIGINS: z
    .string()
    .min(1)
    .describe(
      "Origins that browsers reach this server under, separated by commas; `*` inside a name stands for one label.",
    ),
  FRAME_ANCESTORS: z
    .string()
    .default("")
    .describe("Who may show the console in a frame; nobody in production."),
  TRUSTED_PROXIES: z
    .string()
    .default("")
    .describe("Addresses of proxies whose X-Forwarded-For is believed, separated by commas."),
  OPERATORS: z
    .string()
    .default("127.0.0.1,::1")
    .describe("Addresses that read /metrics and /openapi.json in production, separated by commas."),
  KEY_FILE: z.string().min(1).describe("File with the key-encryption keys, mode 0400."),
  CRYPTO_PROFILE: z
    .enum(["standard", "gm"])
    .default("standard")
    .describe(
      "Algorithms of what is newly sealed, indexed and chained: standard (AES-256-GCM, SHA-256) or gm (SM4, SM3); both are read.",
    ),
  BANK_NETWORKS: z
    .string()
    .default("")
    .describe(
      "The bank's own networks as CIDR, separated by commas: staff who come from elsewhere prove themselves again there.",
    ),
  PASSWORD_POLICY: z
    .enum(["standard", "mlps3"])
    .default("standard")
    .describe(
      "Rules for staff passwords: standard, or mlps3 with three kinds of characters and a change every 90 days.",
    ),
  AUDIT_RETENTION_MONTHS: z
    .string()
    .regex(/^\d{1,3},\d{1,3},\d{1,3}$/)
    .default("6,12,36")
    .refine(
      (text) => [6, 12, 36].every((floor, at) => Number(text.split(",")[at]) >= floor),
      "must be at least 6,12,36",
    )
    .describe(
      "Months the audit trail is kept: the system's own acts, ordinary ones, and those that touch rights, keys or exports; at least 6,12,36.",
    ),
  STATIC_DIR: z.string().default("dist").describe("Where the built console and H5 lie."),
  RETENTION: z
    .string()
    .default("{}")
    .superRefine((text, context) => {
      try {
        readRetention(text);
      } catch (error) {
        context.addIssue({ code: "custom", message: (error as Error).message });
      }
    })
    .describe(
      'Days that a class of data is kept, where it is not the standard, as JSON: {"chat":7300}. Less than the law asks for is refused.',
    ),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"])
    .default("info")
    .describe("How much is logged."),
  GUIBIN_DATABASE_ENGINE: z
    .string()
    .default("")
    .describe("What serves the database here, for the health page: set by `npm start`."),
  DEMO_DATA: flag.default(false).describe("The database holds the demo bank; never in production."),
  WECHAT_API_BASE: url.default("https://api.weixin.qq.com").describe("Base of WeChat's API."),
  WECHAT_OPEN_BASE: url
    .default("https://open.weixin.qq.com")
    .describe("Base of WeChat's OAuth pages."),
  WECHAT_MP_BASE: url.default("https://mp.weixin.qq.com").describe("Base of WeChat's QR pictures."),
  WECHAT_TEMPLATES: z
    .string()
    .default("{}")
    .describe(
      'WeChat templates by account and the product\'s own names, as JSON: {"official":{"booking.confirmed":{"id":"…","fields":{"purpose":"thing1"}}},"mini":{}}.',
    ),
  ...account("OFFICIAL"),
  ...account("MINI"),
};

const Environment = z.object(variables);

export interface WechatAccountConfig {
  readonly appid: string;
  readonly secret: string;
  readonly token: string;
  readonly aesKey: string;
  readonly previousAesKey?: string;
  readonly originalId: string;
}

export interface Config {
  readonly production: boolean;
  readonly port: number;
  readonly host: string;
  readonly roles: { readonly api: boolean; readonly worker: boolean };
  readonly mongo: { readonly uri: string; readonly database: string };
  readonly origins: readonly string[];
  readonly frameAncestors: string;
  readonly trustedProxies: readonly string[];
  readonly operators: readonly string[];
  readonly bankNetworks: readonly string[];
  readonly passwordPolicy: "standard" | "mlps3";
  readonly keyFile: string;
  readonly cryptoProfile: "standard" | "gm";
  readonly auditMonths: {
    readonly system: number;
    readonly ordinary: number;
    readonly core: number;
  };
  readonly staticDir: string;
  /** Days that each class of data is kept. */
  readonly retention: Retention;
  readonly logLevel: string;
  readonly demoData: boolean;
  /** For the health page only. */
  readonly databaseEngine: string;
  readonly wechat: {
    readonly apiBase: string;
    readonly openBase: string;
    readonly mpBase: string;
    readonly official: WechatAccountConfig;
    readonly mini: WechatAccountConfig;
    /** Ids are given outright: see `templates`. */
    readonly templates: Readonly<Record<string, string>>;
  };
  readonly templates: TemplateTable;
}

/** A template of an account: its id, and the field that each of our meanings goes into. */
export interface TemplateEntry {
  readonly id: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Templates by account and by our own name of the notice. */
export interface TemplateTable {
  readonly official: Readonly<Record<string, TemplateEntry>>;
  readonly mini: Readonly<Record<string, TemplateEntry>>;
}

/** Says everything that is wrong at once, so that a deployment is mended in one go. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(
      `The configuration cannot be used:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`,
    );
  }
}

/** Turns the environment into the one frozen configuration, or throws a ConfigError with all problems. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map(({ path, message }) => {
        const name = String(path[0]);
        const given = environment[name];
        return given === undefined
          ? `${name} is missing. ${describe(name)}`
          : `${name}: ${message}`;
      }),
    );
  }
  const config = toConfig(parsed.data as never);
  const problems = config.production ? refusals(config) : [];
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

function describe(name: string): string {
  return (variables as Record<string, z.ZodType>)[name]?.description ?? "";
}

function toConfig(env: z.output<typeof Environment> & Record<string, string>): Config {
  const accountOf = (kind: "OFFICIAL" | "MINI"): WechatAccountConfig => {
    const read = (name: string) => env[`WECHAT_${kind}_${name}`] ?? "";
    const previousAesKey = read("PREVIOUS_AES_KEY");
    return {
      appid: read("APPID"),
      secret: read("SECRET"),
      token: read("TOKEN"),
      aesKey: read("AES_KEY"),
      originalId: read("ORIGINAL_ID"),
      ...(previousAesKey ? { previousAesKey } : {}),
    };
  };
  return Object.freeze({
    production: env.NODE_ENV === "production",
    port: env.PORT,
    host: env.HOST,
    roles: { api: env.ROLES.includes("api"), worker: env.ROLES.includes("worker") },
    mongo: { uri: env.MONGODB_URI, database: env.MONGODB_DATABASE },
    origins: list(env.PUBLIC_ORIGINS),
    frameAncestors: env.FRAME_ANCESTORS,
    trustedProxies: list(env.TRUSTED_PROXIES),
    operators: list(env.OPERATORS),
    bankNetworks: list(env.BANK_NETWORKS),
    passwordPolicy: env.PASSWORD_POLICY,
    keyFile: env.KEY_FILE,
    cryptoProfile: env.CRYPTO_PROFILE,
    auditMonths: monthsIn(env.AUDIT_RETENTION_MONTHS),
    staticDir: env.STATIC_DIR,
    retention: readRetention(env.RETENTION),
    logLevel: env.LOG_LEVEL,
    demoData: env.DEMO_DATA,
    databaseEngine: env.GUIBIN_DATABASE_ENGINE,
    wechat: {
      apiBase: env.WECHAT_API_BASE,
      openBase: env.WECHAT_OPEN_BASE,
      mpBase: env.WECHAT_MP_BASE,
      official: accountOf("OFFICIAL"),
      mini: accountOf("MINI"),
      templates: {},
    },
    templates: parseTemplates(env.WECHAT_TEMPLATES),
  });
}

function monthsIn(text: string): Config["auditMonths"] {
  const [system = 0, ordinary = 0, core = 0] = text.split(",").map(Number);
  return { system, ordinary, core };
}

const list = (text: string) =>
  text
    .split(",")
    .map((item) => item.trim())
    .filter(Boolean);

const TemplatesByName = z
  .record(z.string(), z.object({ id: z.string().min(1), fields: z.record(z.string(), z.string()) }))
  .default({});

function parseTemplates(text: string): TemplateTable {
  const parsed = z
    .object({ official: TemplatesByName, mini: TemplatesByName })
    .safeParse(safeJson(text));
  if (!parsed.success)
    throw new ConfigError(["WECHAT_TEMPLATES is not a table of templates by account and name."]);
  return parsed.data;
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const defaultSecrets = /^(sandbox|demo|test|secret|changeme)/i;

/** What a bank's production may not run with. */
function refusals(config: Config): string[] {
  const { wechat } = config;
  const hosts: [string, string, string][] = [
    ["WECHAT_API_BASE", wechat.apiBase, "weixin.qq.com"],
    ["WECHAT_OPEN_BASE", wechat.openBase, "weixin.qq.com"],
    ["WECHAT_MP_BASE", wechat.mpBase, "weixin.qq.com"],
  ];
  const secrets = [wechat.official, wechat.mini].flatMap((one) => [one.secret, one.token]);
  return [
    ...hosts
      .filter(
        ([, base, host]) => !base.startsWith("https://") || !new URL(base).hostname.endsWith(host),
      )
      .map(
        ([name, base]) =>
          `${name} points to ${new URL(base).host}: production speaks only to WeChat itself, by https.`,
      ),
    ...(secrets.some((secret) => defaultSecrets.test(secret))
      ? ["A WeChat secret or token is one of the sandbox's: set the bank's own."]
      : []),
    ...(config.demoData ? ["DEMO_DATA is on: production starts with the bank's own data."] : []),
    ...(config.frameAncestors
      ? ["FRAME_ANCESTORS is set: in production nobody may frame the console."]
      : []),
    ...(config.origins.some((origin) => !origin.startsWith("https://"))
      ? ["PUBLIC_ORIGINS has an origin that is not https."]
      : []),
    ...(/directConnection=true|127\.0\.0\.1|localhost/.test(config.mongo.uri) &&
    !/replicaSet=/.test(config.mongo.uri)
      ? ["MONGODB_URI names a single local server: production needs a replica set."]
      : []),
  ];
}
