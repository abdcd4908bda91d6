import { Page } from "@console/components/page";
import { common } from "@console/shell/words";
import { Link, Route, Switch, useLocation } from "wouter";
import { CheckTab } from "./check-tab";
import { CodePage } from "./code-page";
import { CodesTab } from "./codes-tab";
import { HealthTab } from "./health-tab";
import { MenuTab } from "./menu-tab";
import { RepliesTab } from "./replies-tab";
import { TemplatesTab } from "./templates-tab";
import styles from "./wechat.module.css";
import { words } from "./words";

const tabs = [
  ["/wechat", "check"],
  ["/wechat/menu", "menu"],
  ["/wechat/replies", "replies"],
  ["/wechat/templates", "templates"],
  ["/wechat/codes", "codes"],
  ["/wechat/health", "health"],
] as const;

/** Everything about the two WeChat accounts that an administrator sets, watches or mends. */
export default function WechatPage() {
  return (
    <Switch>
      <Route path="/wechat/codes/:id">{({ id }) => <CodePage id={id} />}</Route>
      <Route>
        <Page title={common.scenes.wechat}>
          <Tabs />
          <Switch>
            <Route path="/wechat/menu" component={MenuTab} />
            <Route path="/wechat/replies" component={RepliesTab} />
            <Route path="/wechat/templates" component={TemplatesTab} />
            <Route path="/wechat/codes" component={CodesTab} />
            <Route path="/wechat/health" component={HealthTab} />
            <Route component={CheckTab} />
          </Switch>
        </Page>
      </Route>
    </Switch>
  );
}

function Tabs() {
  const [path] = useLocation();
  return (
    <nav className={styles.tabs} aria-label={words.sections}>
      {tabs.map(([href, name]) => (
        <Link key={name} href={href} aria-current={path === href ? "page" : undefined}>
          {words.tabs[name]}
        </Link>
      ))}
    </nav>
  );
}
