import { Page } from "@console/components/page";
import { useMay } from "@console/data/me";
import { common } from "@console/shell/words";
import { Link, Route, Switch, useLocation } from "wouter";
import styles from "./audit.module.css";
import { CheckTab } from "./check-tab";
import { EntriesTab } from "./entries-tab";
import { FilesTab } from "./files-tab";
import { ReadsTab } from "./reads-tab";
import { words } from "./words";

/** Who did what with whose data: for compliance; for the security officer what changed of rights. */
export default function AuditPage() {
  return (
    <Page title={common.scenes.audit} isPersonal>
      <Tabs />
      <Switch>
        <Route path="/audit/reads" component={ReadsTab} />
        <Route path="/audit/check" component={CheckTab} />
        <Route path="/audit/files" component={FilesTab} />
        <Route component={EntriesTab} />
      </Switch>
    </Page>
  );
}

function Tabs() {
  const [path] = useLocation();
  const seesReads = useMay("GET /audit/reads");
  const seesFiles = useMay("GET /audit/exports");
  const isOwn = (name: string) => path.startsWith(`/audit/${name}`);
  const isEntries = !["reads", "check", "files"].some(isOwn);
  return (
    <nav className={styles.tabs} aria-label={words.sections}>
      <Link href="/audit" aria-current={isEntries ? "page" : undefined}>
        {words.tabs.entries}
      </Link>
      {seesReads && (
        <Link href="/audit/reads" aria-current={isOwn("reads") ? "page" : undefined}>
          {words.tabs.reads}
        </Link>
      )}
      <Link href="/audit/check" aria-current={isOwn("check") ? "page" : undefined}>
        {words.tabs.check}
      </Link>
      {seesFiles && (
        <Link href="/audit/files" aria-current={isOwn("files") ? "page" : undefined}>
          {words.tabs.files}
        </Link>
      )}
    </nav>
  );
}
