import type { Ports } from "@server/ports";
import { fill } from "@shared/text/fill";
import { wechatDesk as words } from "@shared/text/zh-CN/wechat-desk";
import type { WechatHealth } from "@shared/wechat-desk/contracts";
import { type WechatAccount, wechatAccounts } from "@shared/wechat-desk/notices";
import { alerts } from "./alert.model";
import { explain } from "./explain";

type AccountHealth = WechatHealth["accounts"][number];
type CredentialState = Awaited<ReturnType<Ports["wechat"]["mini"]["health"]>>["token"];

/** Tokens, callbacks and reports of both accounts. Asks the database, not the platform. */
export async function readHealth(ports: Ports): Promise<WechatHealth> {
  const [accounts, open] = await Promise.all([
    Promise.all(wechatAccounts.map((account) => accountHealth(account, ports))),
    alerts.open(),
  ]);
  const sentences: Readonly<Record<string, string>> = words.alerts;
  return {
    accounts,
    alerts: open.map(({ _id, account, kind, what, reason, at }) => ({
      id: _id,
      account,
      kind,
      title: fill(sentences[what] ?? what, { account: words.accounts[account] }),
      reason,
      at: at.toISOString(),
    })),
  };
}

async function accountHealth(account: WechatAccount, ports: Ports): Promise<AccountHealth> {
  const { official, mini } = ports.wechat;
  const [credentials, callback] = await Promise.all([
    account === "official" ? official.health() : { ...(await mini.health()), jsTicket: undefined },
    callbackHealth(account, ports),
  ]);
  const ticket = credentials.jsTicket;
  return {
    account,
    token: credentialOf(credentials.token, account),
    ...(ticket ? { ticket: credentialOf(ticket, account) } : {}),
    callback,
  };
}

function credentialOf(credential: CredentialState, account: WechatAccount) {
  const { refusal, ...state } = credential;
  if (!refusal) return state;
  const kind = refusal.kind as keyof typeof words.kinds;
  return { ...state, problem: explain({ ...refusal, kind }, { account }) };
}

async function callbackHealth(
  account: WechatAccount,
  { wechat, clock }: Ports,
): Promise<AccountHealth["callback"]> {
  // Pushes are received by the machine's clock and dated by the platform's, which a demo may move.
  const offset = clock.now().getTime() - Date.now();
  const shanghai = Date.now() + offset + 8 * 3_600_000;
  const dayStart = new Date(Date.now() - (shanghai % 86_400_000));
  const { lags, lastAt, oldestWaitingAt, ...counts } = await wechat.inboxHealth(account, dayStart);
  const shifted = (at: Date) => new Date(at.getTime() + offset).toISOString();
  const middle = middleOf(lags.map((lag) => lag + offset));
  return {
    ...counts,
    ...(lastAt ? { lastAt: shifted(lastAt) } : {}),
    ...(oldestWaitingAt ? { oldestWaitingAt: shifted(oldestWaitingAt) } : {}),
    ...(middle === undefined ? {} : { lagMs: Math.max(0, Math.round(middle)) }),
  };
}

// The platform repeats a push within a minute: what seems later was dated by another clock.
const mostLagMs = 600_000;

function middleOf(lags: readonly number[]): number | undefined {
  const real = lags.filter((lag) => Math.abs(lag) < mostLagMs).sort((a, b) => a - b);
  return real[Math.floor(real.length / 2)];
}
