import { Card, Page } from "@console/components/page";
import { Loaded, Skeleton } from "@console/components/states";
import { useAsk } from "@console/data/queries";
import { common } from "@console/shell/words";
import { CodeCard } from "./code-card";
import styles from "./wechat.module.css";
import { words } from "./words";

/** A manager's own code, to be shown or printed. */
export default function MyCodePage() {
  const query = useAsk("POST /me/wechat-code", {}, { staleTime: 30_000 });
  return (
    <Page title={common.scenes.wechatCode} back="/me" width="narrow">
      <Loaded query={query} skeleton={<Skeleton kind="page" rows={1} />}>
        {({ code }) => (
          <Card>
            <CodeCard code={code} note={<p className={styles.quiet}>{words.codes.mineText}</p>} />
          </Card>
        )}
      </Loaded>
    </Page>
  );
}
