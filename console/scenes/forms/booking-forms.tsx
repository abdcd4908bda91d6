import { SelectField } from "@console/components/field";
import { Card } from "@console/components/page";
import { Loaded } from "@console/components/states";
import { useRead, useWrite } from "@console/data/queries";
import styles from "./forms.module.css";
import { words } from "./words";

/** Which questions each booking purpose asks before a time is chosen. */
export function BookingForms() {
  const places = useRead("GET /booking-forms", {});
  const forms = useRead("GET /forms", { purpose: "booking" });
  const put = useWrite("PUT /booking-forms/:purposeId", {
    refresh: ["GET /booking-forms"],
    done: words.bookings.saved,
  });
  const live = (forms.data?.items ?? []).filter(({ state }) => state === "live");
  return (
    <Card title={words.tabs.bookings}>
      <p className={styles.quiet}>{live.length > 0 ? words.bookings.text : words.bookings.empty}</p>
      <Loaded query={places}>
        {({ items }) => (
          <div className={styles.places}>
            {items.map(({ purposeId, title, formId }) => (
              <SelectField
                key={purposeId}
                label={title}
                value={formId ?? ""}
                disabled={put.isPending || (live.length === 0 && !formId)}
                onChange={({ target }) =>
                  put.mutate({ purposeId, ...(target.value ? { formId: target.value } : {}) })
                }
              >
                <option value="">{words.bookings.none}</option>
                {live.map((form) => (
                  <option key={form.id} value={form.id}>
                    {form.title}
                  </option>
                ))}
              </SelectField>
            ))}
          </div>
        )}
      </Loaded>
    </Card>
  );
}
