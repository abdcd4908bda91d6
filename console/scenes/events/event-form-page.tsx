import { Page } from "@console/components/page";
import { Loaded, Skeleton } from "@console/components/states";
import { now } from "@console/data/clock";
import { useRead, useWrite } from "@console/data/queries";
import { useLocation } from "wouter";
import type { EventForStaff } from "./event.types";
import { EventForm } from "./event-form";
import { draftOf, newDraft } from "./event-form.model";
import { words } from "./words";

const refresh = ["GET /events", "GET /events/:id"] as const;

export function CreateEvent() {
  const [, go] = useLocation();
  const create = useWrite("POST /events", {
    refresh,
    done: words.form.saved,
    onDone: (event) => go(`/events/${event.id}`, { replace: true }),
  });
  return (
    <Page title={words.form.create} back="/events" width="narrow">
      <EventForm
        first={newDraft(now())}
        submit={words.form.save}
        isBusy={create.isPending}
        onSubmit={(input) => create.mutate(input)}
      />
    </Page>
  );
}

export function EditEvent({ id }: { id: string }) {
  const event = useRead("GET /events/:id", { id });
  return (
    <Page title={words.form.edit} back={`/events/${id}`} width="narrow">
      <Loaded query={event} skeleton={<Skeleton kind="page" rows={3} />}>
        {(data) => <Edit event={data} />}
      </Loaded>
    </Page>
  );
}

function Edit({ event }: { event: EventForStaff }) {
  const [, go] = useLocation();
  const update = useWrite("PUT /events/:id", {
    refresh,
    done: words.form.saved,
    onDone: () => go(`/events/${event.id}`, { replace: true }),
  });
  return (
    <>
      {event.state === "published" && <p>{words.form.changedNotice}</p>}
      <EventForm
        first={draftOf(event)}
        before={event}
        submit={words.form.saveChanges}
        isBusy={update.isPending}
        onSubmit={(input) => update.mutate({ ...input, id: event.id })}
      />
    </>
  );
}
