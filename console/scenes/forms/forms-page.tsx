import { Page } from "@console/components/page";
import { useMay } from "@console/data/me";
import { Link, Route, Switch, useLocation } from "wouter";
import { BookingForms } from "./booking-forms";
import { FieldList } from "./field-list";
import { FieldPage } from "./field-page";
import { FormList } from "./form-list";
import { FormPage } from "./form-page";
import styles from "./forms.module.css";
import { words } from "./words";

/** Where the bank defines what it asks: forms, its own fields, and the questions of a booking. */
export default function FormsPage() {
  return (
    <Switch>
      <Route path="/forms/fields/:key">{({ key }) => <FieldPage fieldKey={key} />}</Route>
      <Route path="/forms/fields" component={Sections} />
      <Route path="/forms/bookings" component={Sections} />
      <Route path="/forms/:id">{({ id }) => <FormPage id={id} />}</Route>
      <Route component={Sections} />
    </Switch>
  );
}

function Sections() {
  return (
    <Page title={words.sections}>
      <Tabs />
      <Switch>
        <Route path="/forms/fields" component={FieldList} />
        <Route path="/forms/bookings" component={BookingForms} />
        <Route component={FormList} />
      </Switch>
    </Page>
  );
}

function Tabs() {
  const [path] = useLocation();
  const mayPlace = useMay("PUT /booking-forms/:purposeId");
  const mayAsk = useMay("GET /surveys");
  const tabs = [
    ["/forms", words.tabs.forms, true],
    ["/forms/fields", words.tabs.fields, true],
    ["/forms/bookings", words.tabs.bookings, mayPlace],
    ["/surveys", words.tabs.surveys, mayAsk],
  ] as const;
  return (
    <nav className={styles.tabs} aria-label={words.sections}>
      {tabs
        .filter(([, , isOpen]) => isOpen)
        .map(([href, label]) => (
          <Link key={href} href={href} aria-current={path === href ? "page" : undefined}>
            {label}
          </Link>
        ))}
    </nav>
  );
}
