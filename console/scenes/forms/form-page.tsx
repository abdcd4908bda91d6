import { Page } from "@console/components/page";
import { Loaded, Skeleton } from "@console/components/states";
import { useRead } from "@console/data/queries";
import { Designer } from "./designer";
import { words } from "./words";

/** One form: designed, looked at as on the phone, published. */
export function FormPage({ id }: { id: string }) {
  const form = useRead("GET /forms/:id", { id }, { staleTime: Number.POSITIVE_INFINITY });
  const fields = useRead("GET /fields", {});
  if (form.data && fields.data)
    return <Designer key={form.data.id} form={form.data} fields={fields.data.items} />;
  return (
    <Page title={words.tabs.forms} back="/forms">
      <Loaded query={form} skeleton={<Skeleton kind="page" />}>
        {() => (
          <Loaded query={fields} skeleton={<Skeleton kind="page" />}>
            {() => null}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}
