import { Page } from "@console/components/page";
import { Empty, Loaded, Skeleton } from "@console/components/states";
import { useRead } from "@console/data/queries";
import { FieldEditor } from "./field-editor";
import { words } from "./words";

/** One field: new or known. */
export function FieldPage({ fieldKey }: { fieldKey: string }) {
  const query = useRead("GET /fields", {}, { staleTime: 60_000 });
  if (fieldKey === "new") return <FieldEditor field={undefined} />;
  const field = query.data?.items.find(({ key }) => key === fieldKey);
  if (field) return <FieldEditor key={field.key} field={field} />;
  return (
    <Page title={words.tabs.fields} back="/forms/fields">
      <Loaded query={query} skeleton={<Skeleton kind="page" />}>
        {() => <Empty icon="tag" title={words.fields.empty} />}
      </Loaded>
    </Page>
  );
}
