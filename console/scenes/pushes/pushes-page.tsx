import { Route, Switch } from "wouter";
import { CampaignList } from "./campaign-list";
import { CampaignPage } from "./campaign-page";
import { CreateCampaign, EditCampaign } from "./wizard-page";

export default function PushesPage() {
  return (
    <Switch>
      <Route path="/pushes/new">
        <CreateCampaign />
      </Route>
      <Route path="/pushes/:id/edit">{({ id }) => <EditCampaign key={id} id={id} />}</Route>
      <Route path="/pushes/:id">{({ id }) => <CampaignPage key={id} id={id} />}</Route>
      <Route>
        <CampaignList />
      </Route>
    </Switch>
  );
}
