/**
 * Every refusal the platform knows: the step of the check order it belongs to, a sample of its text, and
 * where the developer's documents speak of it. Precedence between the steps is nowhere published; it is
 * kept in this one table so that it can be corrected in one place.
 *
 *   1 method  2 credential  3 quota  4 body  5 object  6 relation or right  7 content  8 the platform itself
 */
const doc = {
  basics: "https://developers.weixin.qq.com/doc/service/guide/dev/api/",
  limits: "https://developers.weixin.qq.com/doc/service/guide/dev/api/limit.html",
  token: "https://developers.weixin.qq.com/doc/service/api/base/api_getaccesstoken",
  quota: "https://developers.weixin.qq.com/doc/service/api/apimanage/",
  login: "https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-login/code2Session.html",
  phone:
    "https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-info/phone-number/getPhoneNumber.html",
  oauth: "https://developers.weixin.qq.com/doc/service/guide/h5/auth.html",
  users: "https://developers.weixin.qq.com/doc/service/api/usermanage/",
  tags: "https://developers.weixin.qq.com/doc/service/api/usermanage/tag/",
  menu: "https://developers.weixin.qq.com/doc/service/api/custommenu/",
  media: "https://developers.weixin.qq.com/doc/service/api/material/temporary/",
  customer:
    "https://developers.weixin.qq.com/doc/service/api/customer/message/api_sendcustommessage",
  agents: "https://developers.weixin.qq.com/doc/service/api/customer/",
  template:
    "https://developers.weixin.qq.com/doc/service/api/notify/template/api_sendtemplatemessage",
  subscribe:
    "https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-message-management/subscribe-message/sendMessage.html",
  library:
    "https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-message-management/subscribe-message/",
  mass: "https://developers.weixin.qq.com/doc/service/api/notify/message/",
  code: "https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/qrcode-link/qr-code/getUnlimitedQRCode.html",
  link: "https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/qrcode-link/url-link/generateUrlLink.html",
  domain:
    "https://developers.weixin.qq.com/doc/oplatform/openApi/miniprogram-management/domain-management/api_modifyserverdomain",
  security:
    "https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/sec-center/sec-check/msgSecCheck.html",
} as const;

/** One row of the table. */
export interface Refusal {
  step: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
  text: string;
  doc: string;
}

const row = (step: Refusal["step"], text: string, address: string): Refusal => ({
  step,
  text,
  doc: address,
});

/** The table. */
export const errcodes = {
  [-1]: row(8, "system error", doc.basics),
  40001: row(2, "invalid credential, access_token is invalid or not latest", doc.token),
  40002: row(2, "invalid grant_type", doc.token),
  40003: row(5, "invalid openid", doc.basics),
  40004: row(4, "invalid media type", doc.media),
  40005: row(4, "invalid file type", doc.media),
  40006: row(4, "invalid meida size", doc.media),
  40007: row(5, "invalid media_id", doc.media),
  40009: row(7, "invalid image size", doc.media),
  40010: row(7, "invalid voice size", doc.media),
  40011: row(7, "invalid video size", doc.media),
  40012: row(7, "invalid thumb size", doc.media),
  40013: row(2, "invalid appid", doc.token),
  40014: row(2, "invalid access_token", doc.token),
  40015: row(7, "invalid menu type", doc.menu),
  40016: row(7, "invalid button size", doc.menu),
  40017: row(7, "invalid button type", doc.menu),
  40018: row(7, "invalid button name size", doc.menu),
  40019: row(7, "invalid button key size", doc.menu),
  40020: row(7, "invalid button url size", doc.menu),
  40023: row(7, "invalid sub button size", doc.menu),
  40024: row(7, "invalid sub button type", doc.menu),
  40025: row(7, "invalid sub button name size", doc.menu),
  40026: row(7, "invalid sub button key size", doc.menu),
  40027: row(7, "invalid sub button url size", doc.menu),
  40029: row(5, "invalid code", doc.login),
  40030: row(5, "invalid refresh_token", doc.oauth),
  40031: row(4, "invalid openid list", doc.users),
  40032: row(4, "invalid openid list size", doc.users),
  40033: row(
    4,
    "invalid charset. please check your request, if include \\uxxxx will create fail!",
    doc.basics,
  ),
  40035: row(4, "invalid parameter", doc.basics),
  40036: row(5, "invalid template_id size", doc.template),
  40037: row(5, "invalid template_id", doc.template),
  40053: row(7, "invalid action info", doc.basics),
  40097: row(4, "invalid args", doc.basics),
  40099: row(5, "invalid code, this code has been consumed", doc.basics),
  40125: row(2, "invalid appsecret", doc.token),
  40129: row(4, "invalid scene", doc.code),
  40159: row(4, "invalid length for path, or the data is not json string", doc.code),
  40163: row(5, "code been used", doc.login),
  40164: row(2, "invalid ip, not in whitelist", doc.token),
  40165: row(5, "invalid weapp pagepath", doc.link),
  40169: row(4, "invalid length for scene, or the data is not json string", doc.code),
  40200: row(6, "invalid account type", doc.customer),
  40201: row(6, "invalid url, no callback url set", doc.quota),
  40202: row(4, "invalid action", doc.quota),
  40203: row(4, "invalid check_operator", doc.quota),
  40212: row(4, "invalid query", doc.link),
  40226: row(6, "code blocked", doc.login),
  40243: row(2, "appsecret has been frozen", doc.token),
  40246: row(7, "invalid keyword_name_list", doc.template),
  40249: row(7, "template message content is suspected of marketing", doc.template),
  40250: row(7, "template message content is empty or irregular", doc.template),
  40251: row(6, "template message ability limited after violations", doc.template),
  40252: row(6, "template content under review", doc.template),
  41001: row(2, "access_token missing", doc.token),
  41002: row(2, "appid missing", doc.token),
  41003: row(2, "refresh_token missing", doc.oauth),
  41004: row(2, "appsecret missing", doc.token),
  41005: row(4, "media data missing", doc.media),
  41006: row(4, "media_id missing", doc.media),
  41008: row(4, "missing code", doc.login),
  41009: row(4, "missing openid", doc.basics),
  41030: row(7, "invalid page", doc.code),
  42001: row(2, "access_token expired", doc.token),
  42002: row(5, "refresh_token expired", doc.oauth),
  42003: row(5, "code expired", doc.oauth),
  42007: row(5, "user changed password, please authorize again", doc.oauth),
  42010: row(6, "same media_id mass sent too fast", doc.mass),
  43001: row(1, "require GET method", doc.basics),
  43002: row(1, "require POST method", doc.basics),
  43003: row(1, "require https", doc.basics),
  43004: row(6, "require subscribe", doc.basics),
  43019: row(6, "require remove blacklist", doc.template),
  43100: row(6, "change template too frequently", doc.template),
  43101: row(6, "user refuse to accept the msg", doc.subscribe),
  43104: row(6, "appid and openid not match", doc.security),
  43107: row(6, "template subscribe ability banned", doc.subscribe),
  43108: row(6, "concurrent sends to the same user", doc.subscribe),
  43116: row(6, "this template is restricted because of abuse", doc.template),
  44001: row(4, "empty media data", doc.media),
  44002: row(4, "empty post data", doc.basics),
  44003: row(4, "empty news data", doc.customer),
  44004: row(4, "empty content", doc.customer),
  44990: row(3, "reach max api second frequence limit", doc.limits),
  44991: row(3, "reach max api minute frequence limit", doc.limits),
  44993: row(3, "reach max api day frequence limit", doc.limits),
  45001: row(7, "media size out of limit", doc.media),
  45002: row(7, "content size out of limit", doc.customer),
  45003: row(7, "title size out of limit", doc.customer),
  45004: row(7, "description size out of limit", doc.customer),
  45008: row(7, "article size out of limit", doc.customer),
  45009: row(3, "reach max api daily quota limit", doc.limits),
  45010: row(7, "create menu limit", doc.menu),
  45011: row(3, "api minute-quota reach limit, must slower, retry next minute", doc.limits),
  45015: row(6, "response out of time limit or subscription is canceled", doc.customer),
  45026: row(7, "template num exceeds limit", doc.template),
  45028: row(6, "has no masssend quota", doc.mass),
  45029: row(3, "qrcode count out of limit", doc.code),
  45047: row(6, "out of response count limit", doc.customer),
  45056: row(7, "can't create too many tags", doc.tags),
  45057: row(6, "the tag has too many users to be deleted", doc.tags),
  45058: row(6, "can't modify sys tag", doc.tags),
  45059: row(6, "can't add this tag to a user who has too many tags", doc.tags),
  45064: row(7, "no permission to use weapp in menu", doc.menu),
  45065: row(7, "clientmsgid exist", doc.mass),
  45066: row(7, "same clientmsgid retry too fast", doc.mass),
  45067: row(7, "clientmsgid size out of limit", doc.mass),
  45072: row(4, "invalid command", doc.customer),
  45080: row(6, "can not send typing status, no interaction in the last 30 seconds", doc.customer),
  45081: row(6, "already in typing status, do not repeat", doc.customer),
  45083: row(4, "invalid speed", doc.mass),
  45084: row(4, "speed not set", doc.mass),
  45109: row(
    6,
    "This API has been unsupported. For more details, please view the document",
    doc.basics,
  ),
  45157: row(7, "invalid tag name, already exists", doc.tags),
  45158: row(7, "tag name too long", doc.tags),
  45159: row(5, "invalid tag id", doc.tags),
  45168: row(7, "sensitive words", doc.subscribe),
  46001: row(5, "media data no exist", doc.media),
  46003: row(5, "menu no exist", doc.menu),
  46004: row(5, "user no exist", doc.users),
  47001: row(4, "data format error", doc.basics),
  47003: row(7, "argument invalid!", doc.subscribe),
  48001: row(2, "api unauthorized", doc.basics),
  48002: row(6, "user block", doc.customer),
  48004: row(6, "api forbidden", doc.basics),
  48006: row(6, "forbid to clear quota because of reaching the limit", doc.quota),
  48008: row(6, "no permission for this msgtype", doc.customer),
  49003: row(6, "not match openid with appid", doc.tags),
  50001: row(2, "user unauthorized", doc.basics),
  50002: row(6, "user limited", doc.basics),
  50004: row(2, "forbid to use token api", doc.token),
  50007: row(2, "account frozen", doc.token),
  61007: row(2, "api is unauthorized to component", doc.basics),
  61010: row(6, "code is expired", doc.security),
  61080: row(8, "service is down", doc.security),
  61081: row(3, "too frequent", doc.security),
  65301: row(5, "menuid no exist", doc.menu),
  65303: row(6, "there is no selfmenu, please create selfmenu first", doc.menu),
  65305: row(7, "matchrule can not be all empty", doc.menu),
  65316: row(7, "conditional menus out of limit", doc.menu),
  65317: row(5, "menu info is invalid", doc.menu),
  65400: row(6, "please enable new kf api", doc.agents),
  65401: row(5, "invalid kf account", doc.agents),
  65402: row(6, "kf account has not binded wechat id", doc.agents),
  65403: row(4, "invalid kf nickname", doc.agents),
  65404: row(4, "invalid kf account format", doc.agents),
  65405: row(7, "kf account count out of limit", doc.agents),
  65406: row(7, "kf account exists", doc.agents),
  65407: row(6, "already bound or invited too many", doc.agents),
  65412: row(6, "kf invitation pending", doc.agents),
  65413: row(6, "no such session", doc.agents),
  65414: row(6, "the user is served by another kf account", doc.agents),
  65415: row(6, "kf is offline", doc.agents),
  70000: row(6, "blocked to protect a minor", doc.customer),
  76001: row(5, "rid not found", doc.quota),
  76002: row(4, "rid is error", doc.quota),
  76003: row(6, "rid does not belong to this account", doc.quota),
  76004: row(5, "rid is too old", doc.quota),
  76021: row(5, "cgi_path not found, please check", doc.quota),
  76022: row(6, "could not use this cgi_path, no permission", doc.quota),
  85016: row(7, "domain count out of limit", doc.domain),
  85079: row(6, "miniprogram has no online release", doc.link),
  85096: row(4, "scancode_time is reserved", doc.code),
  85301: row(
    7,
    "no domain to modify after filtered, please confirm the domain has been set in miniprogram or open, and follows the rule of domains",
    doc.domain,
  ),
  85400: row(7, "permanent short link out of limit", doc.link),
  85401: row(4, "invalid expire time", doc.link),
  85402: row(4, "invalid env_version", doc.link),
  85403: row(5, "scheme or url_link not found", doc.link),
  85406: row(3, "url_link opens out of limit", doc.link),
  85407: row(6, "no permission for url_link", doc.link),
  85408: row(6, "url_link ability banned", doc.link),
  87007: row(6, "session_key is not existd or expired", doc.login),
  87008: row(4, "invalid sig_method", doc.login),
  87009: row(6, "invalid signature", doc.login),
  87014: row(7, "risky content", doc.security),
  87020: row(7, "media checked repeatedly", doc.security),
  89019: row(7, "webview domain not change", doc.domain),
  89021: row(7, "request domain is not allowed", doc.domain),
  89501: row(2, "ip waits for the administrator", doc.token),
  89503: row(2, "this call needs the administrator's confirmation", doc.token),
  89506: row(2, "ip rejected by the administrator, retry after 24 hours", doc.token),
  89507: row(2, "ip rejected by the administrator, retry after 1 hour", doc.token),
  200001: row(8, "system error", doc.library),
  200002: row(4, "invalid params", doc.library),
  200011: row(6, "account has been banned", doc.library),
  200012: row(7, "private template count exceeds limit", doc.library),
  200013: row(6, "template is banned", doc.library),
  200014: row(5, "invalid tid", doc.library),
  200016: row(4, "invalid start", doc.library),
  200017: row(4, "invalid limit", doc.library),
  200018: row(4, "invalid ids", doc.library),
  200019: row(4, "invalid ids size", doc.library),
  200020: row(4, "invalid kidList", doc.library),
  200021: row(4, "invalid sceneDesc", doc.library),
  200022: row(7, "template is repeated", doc.library),
  200100: row(6, "invalid account type", doc.library),
  9410009: row(3, "trial quota used up", doc.security),
} as const satisfies Record<number, Refusal>;

/** A code of the table. */
export type Errcode = keyof typeof errcodes;

/** A refusal on its way to the caller. `text` replaces the sample where the case has its own words. */
export class PlatformError extends Error {
  constructor(
    readonly errcode: Errcode,
    text?: string,
    /** Further fields of the answer, as mass sends have. */
    readonly extra: Record<string, unknown> = {},
  ) {
    super(text ?? errcodes[errcode].text);
  }
}

/** What the documents do not tell is refused loudly rather than invented. */
export class Unimplemented extends PlatformError {
  constructor(readonly what: string) {
    super(-1, `未实现 ${what}`);
  }
}

/** Looks a code up that arrives as a plain number (from a planted fault). */
export function refusalText(errcode: number): string {
  const known: Record<number, Refusal> = errcodes;
  return known[errcode]?.text ?? "injected fault";
}
