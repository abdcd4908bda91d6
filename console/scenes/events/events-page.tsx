import { Route, Switch } from "wouter";
import { DoorPage } from "./door-page";
import { CreateEvent, EditEvent } from "./event-form-page";
import { EventList } from "./event-list";
import { EventPage } from "./event-page";

export default function EventsPage() {
  return (
    <Switch>
      <Route path="/events/new">
        <CreateEvent />
      </Route>
      <Route path="/events/:id/edit">{({ id }) => <EditEvent key={id} id={id} />}</Route>
      <Route path="/events/:id/door">{({ id }) => <DoorPage key={id} id={id} />}</Route>
      <Route path="/events/:id">{({ id }) => <EventPage key={id} id={id} />}</Route>
      <Route>
        <EventList />
      </Route>
    </Switch>
  );
}
