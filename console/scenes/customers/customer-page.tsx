import { Avatar, TierBadge } from "@console/components/badges";
import { Button } from "@console/components/button";
import { Page } from "@console/components/page";
import { Segments } from "@console/components/switches";
import { useMay } from "@console/data/me";
import { useRead } from "@console/data/queries";
import { MoreFields } from "@console/scenes/forms/more-fields";
import { AddTask } from "@console/scenes/tasks/add-task";
import { TaskList } from "@console/scenes/tasks/task-list";
import { type ReactNode, useState } from "react";
import { Redirect, useLocation } from "wouter";
import { CustomerBookings } from "./customer-bookings";
import styles from "./customers.module.css";
import { GraphView } from "./graph-view";
import { HistoryView } from "./history-view";
import { Holdings } from "./holdings";
import { InviteDialog } from "./invite-dialog";
import { NotesView } from "./notes-view";
import { RecordView } from "./record-view";
import { Timeline } from "./timeline";
import { useTalk } from "./use-talk";
import { recordWords, words } from "./words";

type Tab = keyof typeof recordWords.tabs;

/** One customer: everything on one screen first, and what happened behind it. */
export function CustomerPage({ id, tab }: { id: string; tab: string | undefined }) {
  const record = useRead("GET /customers/:id/record", { id }, { staleTime: 30_000 });
  const [, go] = useLocation();
  const tabs = useTabs();
  const chosen = tabs.find((one) => one === tab) ?? "record";
  const customer = record.data?.brief;
  // The id of a record that was merged leads on to the one that stayed.
  if (customer && customer.id !== id) return <Redirect to={`/customers/${customer.id}`} />;

  const views: Readonly<Record<Tab, () => ReactNode>> = {
    record: () => <RecordView id={id} />,
    more: () => <MoreFields customerId={id} name={customer?.name ?? ""} />,
    graph: () => <GraphView customerId={id} />,
    timeline: () => <Timeline customerId={id} />,
    notes: () => <NotesView customerId={id} />,
    holdings: () => <Holdings customerId={id} />,
    bookings: () => <CustomerBookings customerId={id} />,
    tasks: () => <TaskList view="open" customerId={id} />,
    history: () => <HistoryView customerId={id} />,
  };
  return (
    <Page
      title={customer?.name ?? recordWords.tabs.record}
      back="/customers"
      subtitle={
        customer && (
          <span className={styles.subtitle}>
            <TierBadge tier={customer.tier} />
            {words.manager} {customer.rmName}
            {!customer.bound && ` · ${words.unbound}`}
          </span>
        )
      }
      actions={customer && <Actions id={id} isBound={customer.bound} name={customer.name} />}
      width="full"
      isPersonal
    >
      <Segments
        label={customer?.name ?? ""}
        value={chosen}
        options={tabs.map((value) => ({ value, label: recordWords.tabs[value] }))}
        onChange={(next) => go(`/customers/${id}/${next}`, { replace: true })}
      />
      {views[chosen]()}
    </Page>
  );
}

function useTabs(): readonly Tab[] {
  const open: Record<Tab, boolean> = {
    record: true,
    more: useMay("GET /customers/:customerId/fields"),
    graph: useMay("GET /customers/:customerId/graph"),
    timeline: useMay("GET /customers/:customerId/timeline"),
    notes: useMay("GET /customers/:customerId/notes"),
    holdings: useMay("GET /customers/:id/holdings"),
    bookings: useMay("GET /customers/:customerId/bookings"),
    tasks: useMay("GET /tasks"),
    history: useMay("GET /customers/:id/changes"),
  };
  return (Object.keys(open) as Tab[]).filter((tab) => open[tab]);
}

function Actions({ id, isBound, name }: { id: string; isBound: boolean; name: string }) {
  const { talk, isBusy } = useTalk(id);
  const [, go] = useLocation();
  const [open, setOpen] = useState<"invite" | "task" | undefined>(undefined);
  const mayTalk = useMay("GET /customers/:customerId/conversation");
  const mayInvite = useMay("POST /customers/:id/invites");
  const mayTask = useMay("POST /tasks");
  const mayRead = useMay("GET /customers/:id/one-page");
  return (
    <div className={styles.actions}>
      <span className={styles.deskOnly}>
        <Avatar name={name} />
      </span>
      {mayRead && (
        <Button icon="note" onClick={() => go(`/customers/${id}/page`)}>
          {recordWords.onePage}
        </Button>
      )}
      {mayTask && (
        <Button icon="task" onClick={() => setOpen("task")}>
          {words.addTask}
        </Button>
      )}
      {mayInvite && !isBound && (
        <Button icon="link" onClick={() => setOpen("invite")}>
          {words.invite}
        </Button>
      )}
      {mayTalk && (
        <Button kind="primary" icon="inbox" busy={isBusy} onClick={talk}>
          {words.talk}
        </Button>
      )}
      {open === "invite" && <InviteDialog customerId={id} onClose={() => setOpen(undefined)} />}
      {open === "task" && <AddTask customerId={id} onClose={() => setOpen(undefined)} />}
    </div>
  );
}
