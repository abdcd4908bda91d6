import { Avatar, TierBadge } from "@console/components/badges";
import { Button } from "@console/components/button";
import { Card, Page } from "@console/components/page";
import { Segments } from "@console/components/switches";
import { useMay } from "@console/data/me";
import { useRead } from "@console/data/queries";
import { AddTask } from "@console/scenes/tasks/add-task";
import { TaskList } from "@console/scenes/tasks/task-list";
import { useState } from "react";
import { useLocation } from "wouter";
import { CustomerBriefCard } from "./brief-card";
import { CustomerBookings } from "./customer-bookings";
import styles from "./customers.module.css";
import { Holdings } from "./holdings";
import { InviteDialog } from "./invite-dialog";
import { Timeline } from "./timeline";
import { useTalk } from "./use-talk";
import { words } from "./words";

type Tab = keyof typeof words.tabs;

/** One customer: the brief first, and everything that happened behind it. */
export function CustomerPage({ id, tab }: { id: string; tab: string | undefined }) {
  const brief = useRead("GET /customers/:id", { id }, { staleTime: 60_000 });
  const [, go] = useLocation();
  const tabs = useTabs();
  const chosen = tabs.find((one) => one === tab) ?? "brief";
  const customer = brief.data;

  return (
    <Page
      title={customer?.name ?? words.tabs.brief}
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
      isPersonal
    >
      <Segments
        label={customer?.name ?? ""}
        value={chosen}
        options={tabs.map((value) => ({ value, label: words.tabs[value] }))}
        onChange={(next) => go(`/customers/${id}/${next}`, { replace: true })}
      />
      {chosen === "brief" && (
        <Card>
          <CustomerBriefCard id={id} />
        </Card>
      )}
      {chosen === "timeline" && <Timeline customerId={id} />}
      {chosen === "holdings" && <Holdings customerId={id} />}
      {chosen === "bookings" && <CustomerBookings customerId={id} />}
      {chosen === "tasks" && <TaskList view="open" customerId={id} />}
    </Page>
  );
}

function useTabs(): readonly Tab[] {
  const timeline = useMay("GET /customers/:customerId/timeline");
  const holdings = useMay("GET /customers/:id/holdings");
  const bookings = useMay("GET /customers/:customerId/bookings");
  const tasks = useMay("GET /tasks");
  const open: Record<Tab, boolean> = { brief: true, timeline, holdings, bookings, tasks };
  return (Object.keys(open) as Tab[]).filter((tab) => open[tab]);
}

function Actions({ id, isBound, name }: { id: string; isBound: boolean; name: string }) {
  const { talk, isBusy } = useTalk(id);
  const [open, setOpen] = useState<"invite" | "task" | undefined>(undefined);
  const mayTalk = useMay("GET /customers/:customerId/conversation");
  const mayInvite = useMay("POST /customers/:id/invites");
  const mayTask = useMay("POST /tasks");
  return (
    <div className={styles.actions}>
      <span className={styles.deskOnly}>
        <Avatar name={name} />
      </span>
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
