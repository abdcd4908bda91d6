import { Button } from "@console/components/button";
import { Icon } from "@console/components/icon";
import { Loaded, Skeleton } from "@console/components/states";
import { now } from "@console/data/clock";
import { useRead } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import type { WechatHealth } from "@shared/wechat-desk/contracts";
import { AccountHealth } from "./account-health";
import { Quotas } from "./quotas";
import { TraceForm } from "./trace-form";
import { useDeskWrite } from "./use-desk-write";
import styles from "./wechat.module.css";
import { words } from "./words";

/** How the accounts are: reports of WeChat, tokens, callbacks, today's limits, single requests. */
export function HealthTab() {
  const query = useRead("GET /wechat-health", {}, { refetchInterval: 10_000 });
  return (
    <>
      <Loaded query={query} skeleton={<Skeleton kind="cards" rows={2} />}>
        {({ alerts, accounts }) => (
          <>
            {alerts.map((alert) => (
              <Alert key={alert.id} alert={alert} />
            ))}
            <div className={styles.groups}>
              {accounts.map((one) => (
                <AccountHealth key={one.account} health={one} />
              ))}
            </div>
          </>
        )}
      </Loaded>
      <Quotas />
      <TraceForm />
    </>
  );
}

function Alert({ alert }: { alert: WechatHealth["alerts"][number] }) {
  const see = useDeskWrite("POST /wechat-alerts/:id/seen", { refresh: ["GET /wechat-health"] });
  return (
    <div className={styles.alert} role="alert">
      <Icon name="warning" />
      <div className={styles.grow}>
        <p className={styles.what}>{alert.title}</p>
        <p>{[alert.reason, sayMoment(alert.at, now())].filter(Boolean).join(" · ")}</p>
      </div>
      <Button size="small" busy={see.isPending} onClick={() => see.mutate({ id: alert.id })}>
        {words.health.seen}
      </Button>
    </div>
  );
}
