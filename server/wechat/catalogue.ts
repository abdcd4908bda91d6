// @ts-expect-error the package ships no types; the part that is used is described below.
import untyped from "co-wechat-api";

export interface RequestOptions {
  readonly method?: string;
  readonly data?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeout?: number;
}

/** The part of co-wechat-api that is used: its catalogue of calls, never its transport or tokens. */
export interface Catalogue {
  appid: string;
  appsecret: string;
  prefix: string;
  snsPrefix: string;
  mpPrefix: string;
  fileServerPrefix: string;
  payPrefix: string;
  merchantPrefix: string;
  customservicePrefix: string;
  wxaPrefix: string;
  request(url: string, options?: RequestOptions): Promise<unknown>;
  ensureAccessToken(): Promise<{ accessToken: string }>;
  getAccessToken(): Promise<{ accessToken: string }>;

  createMenu(menu: unknown): Promise<unknown>;
  getMenu(): Promise<unknown>;
  removeMenu(): Promise<unknown>;
  getMenuConfig(): Promise<unknown>;
  addConditionalMenu(menu: unknown): Promise<unknown>;
  delConditionalMenu(menuId: string): Promise<unknown>;
  tryConditionalMenu(userId: string): Promise<unknown>;

  getUser(options: { openid: string; lang: string }): Promise<unknown>;
  batchGetUsers(openids: readonly string[], lang?: string): Promise<unknown>;
  getFollowers(nextOpenid?: string): Promise<unknown>;
  updateRemark(openid: string, remark: string): Promise<unknown>;
  createTags(name: string): Promise<unknown>;
  getTags(): Promise<unknown>;
  updateTag(id: number, name: string): Promise<unknown>;
  deleteTag(id: number): Promise<unknown>;
  batchTagging(openids: readonly string[], tagId: number): Promise<unknown>;
  batchUnTagging(openids: readonly string[], tagId: number): Promise<unknown>;
  getIdList(openid: string): Promise<unknown>;

  getIndustry(): Promise<unknown>;
  getAllPrivateTemplate(): Promise<unknown>;
  delPrivateTemplate(templateId: string): Promise<unknown>;

  getCustomServiceList(): Promise<unknown>;
  getOnlineCustomServiceList(): Promise<unknown>;
  addKfAccount(account: string, nickname: string): Promise<unknown>;
  updateKfAccount(account: string, nickname: string): Promise<unknown>;
  inviteworker(account: string, wechatId: string): Promise<unknown>;
  createKfSession(account: string, openid: string): Promise<unknown>;
  getIp(): Promise<unknown>;
}

export const CoWechatApi = untyped as new (appid: string, secret: string) => Catalogue;
