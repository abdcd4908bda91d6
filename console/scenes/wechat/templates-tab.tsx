import { Label } from "@console/components/badges";
import { Button } from "@console/components/button";
import { List, Row } from "@console/components/list";
import { Card } from "@console/components/page";
import { Empty, Loaded, Skeleton } from "@console/components/states";
import { useRead } from "@console/data/queries";
import type { TemplateDesk } from "@shared/wechat-desk/contracts";
import type { WechatAccount } from "@shared/wechat-desk/notices";
import { useState } from "react";
import { Explained } from "./explained";
import { MappingDialog } from "./mapping-dialog";
import styles from "./wechat.module.css";
import { words } from "./words";

type Notice = TemplateDesk["notices"][number];
type Library = TemplateDesk["libraries"][number];
export interface Chosen {
  readonly account: WechatAccount;
  readonly key: Notice["key"];
}

/** Which notice goes out by which template of which account, and what the accounts have. */
export function TemplatesTab() {
  const query = useRead("GET /wechat-templates", {});
  const [chosen, setChosen] = useState<Chosen | undefined>(undefined);
  return (
    <Loaded query={query} skeleton={<Skeleton kind="cards" rows={4} />}>
      {(desk) => (
        <>
          <p className={styles.quiet}>{words.templates.text}</p>
          <Card title={words.templates.notices} flush>
            <ul className={styles.notices}>
              {desk.notices.map((notice) => (
                <NoticeLine key={notice.key} notice={notice} desk={desk} onChoose={setChosen} />
              ))}
            </ul>
          </Card>
          <div className={styles.groups}>
            {desk.libraries.map((library) => (
              <LibraryCard key={library.account} library={library} desk={desk} />
            ))}
          </div>
          {chosen && (
            <MappingDialog desk={desk} chosen={chosen} onClose={() => setChosen(undefined)} />
          )}
        </>
      )}
    </Loaded>
  );
}

interface NoticeLineProps {
  readonly notice: Notice;
  readonly desk: TemplateDesk;
  readonly onChoose: (chosen: Chosen) => void;
}

function NoticeLine({ notice, desk, onChoose }: NoticeLineProps) {
  return (
    <li className={styles.notice}>
      <p className={styles.checkTitle}>
        <span>{notice.label}</span>
        <span className={styles.quiet}>{notice.key}</span>
      </p>
      <div className={styles.mappings}>
        {notice.accounts.map((account) => (
          <div key={account} className={styles.mapping}>
            <span className={styles.quiet}>{words.accounts[account]}</span>
            <MappingState notice={notice} account={account} desk={desk} />
            <Button size="small" onClick={() => onChoose({ account, key: notice.key })}>
              {words.templates.edit}
            </Button>
          </div>
        ))}
      </div>
    </li>
  );
}

interface MappingStateProps {
  readonly notice: Notice;
  readonly account: WechatAccount;
  readonly desk: TemplateDesk;
}

function MappingState({ notice, account, desk }: MappingStateProps) {
  const mapping = notice[account];
  if (!mapping) return <Label tone="warn">{words.templates.notMapped}</Label>;
  const library = desk.libraries.find((one) => one.account === account);
  const template = library?.templates.find(({ id }) => id === mapping.templateId);
  return (
    <span className={styles.mappingState}>
      <span className={template ? undefined : styles.wrong}>
        {template?.title ?? mapping.problems[0] ?? mapping.templateId}
      </span>
      {template && mapping.problems.length > 0 && (
        <Label tone="danger">{words.templates.problems(mapping.problems.length)}</Label>
      )}
      {mapping.source === "stored" && <Label tone="gold">{words.templates.sources.stored}</Label>}
    </span>
  );
}

function LibraryCard({ library, desk }: { library: Library; desk: TemplateDesk }) {
  const used = new Set(desk.notices.map((notice) => notice[library.account]?.templateId));
  return (
    <Card title={words.templates.library(words.accounts[library.account])} flush>
      {library.problem && (
        <div className={styles.inset}>
          <Explained problem={library.problem} />
        </div>
      )}
      {!library.problem && library.templates.length === 0 && (
        <Empty icon="note" title={words.templates.none} text={words.templates.noneText} />
      )}
      <List>
        {library.templates.map(({ id, title, kind, fields }) => (
          <li key={id}>
            <Row
              wraps
              title={<span>{title}</span>}
              text={fields.map(({ name, key }) => `${name} ${key}`).join("、")}
              end={
                <>
                  <span>{words.templates.kinds[kind]}</span>
                  <Label tone={used.has(id) ? "ok" : "neutral"}>
                    {used.has(id) ? words.templates.used : words.templates.unused}
                  </Label>
                </>
              }
            />
          </li>
        ))}
      </List>
    </Card>
  );
}
