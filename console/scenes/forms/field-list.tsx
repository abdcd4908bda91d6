import { Label } from "@console/components/badges";
import { LinkButton } from "@console/components/button";
import { List, Row } from "@console/components/list";
import { Card } from "@console/components/page";
import { Empty, Loaded } from "@console/components/states";
import { useMay } from "@console/data/me";
import { type Output, useRead } from "@console/data/queries";
import { isSealed } from "@shared/forms/sealed";
import { formKinds, sensitivityWords } from "@shared/text/zh-CN/forms";
import { words } from "./words";

type FieldView = Output<"GET /fields">["items"][number];

/** The bank's own fields of the customer record. */
export function FieldList() {
  const query = useRead("GET /fields", {});
  const mayAdd = useMay("POST /fields");
  const add = mayAdd && (
    <LinkButton kind="primary" icon="plus" href="/forms/fields/new">
      {words.fields.add}
    </LinkButton>
  );
  return (
    <Card title={words.tabs.fields} actions={add} flush>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="tag" title={words.fields.empty} text={words.fields.emptyText} />
          ) : (
            <List label={words.tabs.fields}>
              {items.map((field) => (
                <li key={field.key}>
                  <FieldRow field={field} isLink={mayAdd} />
                </li>
              ))}
            </List>
          )
        }
      </Loaded>
    </Card>
  );
}

function FieldRow({ field, isLink }: { field: FieldView; isLink: boolean }) {
  const { key, live, draft, state } = field;
  const content = live ?? draft;
  if (!content) return null;
  return (
    <Row
      href={isLink ? `/forms/fields/${key}` : undefined}
      title={content.label}
      text={[
        content.group,
        formKinds[content.kind],
        sensitivityWords[content.sensitivity],
        ...(isSealed(content) ? [words.fields.sealed] : []),
        words.fields.by[content.answeredBy],
      ].join(" · ")}
      end={
        <>
          {state === "live" && <Label tone="ok">{words.fields.state.live}</Label>}
          {draft && (
            <Label tone="warn">
              {state === "live" ? words.list.changed : words.fields.state.draft}
            </Label>
          )}
        </>
      }
    />
  );
}
