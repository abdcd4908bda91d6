import { Route, Switch } from "wouter";
import { CustomerList } from "./customer-list";
import { CustomerPage } from "./customer-page";

export default function CustomersPage() {
  return (
    <Switch>
      <Route path="/customers/:id/:tab?">
        {({ id, tab }) => <CustomerPage key={id} id={id} tab={tab} />}
      </Route>
      <Route>
        <CustomerList />
      </Route>
    </Switch>
  );
}
