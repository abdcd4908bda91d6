import { Redirect, Route, Switch } from "wouter";
import { CustomerList } from "./customer-list";
import { CustomerPage } from "./customer-page";
import { DuplicatesPage } from "./duplicates-page";
import { OnePage } from "./one-page";

export default function CustomersPage() {
  return (
    <Switch>
      <Route path="/customers/duplicates/:id?">{({ id }) => <DuplicatesPage chosen={id} />}</Route>
      <Route path="/customers/:id/page">{({ id }) => <OnePage id={id} />}</Route>
      <Route path="/customers/:id/brief">{({ id }) => <Redirect to={`/customers/${id}`} />}</Route>
      <Route path="/customers/:id/:tab?">
        {({ id, tab }) => <CustomerPage key={id} id={id} tab={tab} />}
      </Route>
      <Route>
        <CustomerList />
      </Route>
    </Switch>
  );
}
