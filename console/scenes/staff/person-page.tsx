import { Label } from "@console/components/badges";
import { Button, LinkButton } from "@console/components/button";
import { Facts } from "@console/components/facts";
import { Card, Page } from "@console/components/page";
import { Loaded } from "@console/components/states";
import { now } from "@console/data/clock";
import { useMay } from "@console/data/me";
import { type Output, useRead, useWrite } from "@console/data/queries";
import { toast } from "@console/data/toasts";
import { sayMoment } from "@console/format/say-time";
import { LoadBars } from "@console/scenes/organisation/load-bars";
import styles from "@console/scenes/organisation/organisation.module.css";
import { words as organisation } from "@console/scenes/organisation/words";
import { common } from "@console/shell/words";
import { useState } from "react";
import { AccessCard, SessionsCard } from "./access-card";
import { CoverDialog } from "./cover-dialog";
import { CoverList } from "./cover-list";
import { PersonForm } from "./person-form";
import { RolesDialog } from "./roles-dialog";
import { words } from "./words";

type Person = Output<"GET /staff/:id">;

/** One member of staff: record, roles, ways in, sessions, load, leave, and what may be done. */
export function PersonPage({ id }: { id: string }) {
  const person = useRead("GET /staff/:id", { id });
  return (
    <Loaded query={person}>
      {(one) => (
        <Page
          title={one.name}
          back="/staff"
          subtitle={[one.title, ...one.unitNames.slice(-1)].join(" · ")}
          width="narrow"
        >
          <RecordCard person={one} />
          {one.roles.includes("rm") && <BookCard person={one} />}
          <AccessCard person={one} />
          <SessionsCard person={one} />
        </Page>
      )}
    </Loaded>
  );
}

function RecordCard({ person }: { person: Person }) {
  const [open, setOpen] = useState<"edit" | "roles">();
  const close = () => setOpen(undefined);
  const roles = person.roles.map((role) => common.roles[role]).join("、");
  return (
    <Card>
      {person.state === "disabled" && <Label tone="danger">{words.disabled}</Label>}
      <Facts
        items={[
          [organisation.person.account, person.no],
          [words.detail.unit, person.unitNames.join(" · ")],
          [words.detail.roles, roles || organisation.person.noRoles],
          [words.detail.presence, common.presence[person.presence]],
          [organisation.person.phone, person.phoneMasked],
          [
            organisation.person.certificates,
            person.certificates.map(({ kind }) => kind).join("、"),
          ],
        ]}
      />
      <div className={styles.acts}>
        {person.abilities.edit && (
          <Button icon="edit" onClick={() => setOpen("edit")}>
            {organisation.person.edit}
          </Button>
        )}
        {person.abilities.grant && (
          <Button icon="shield" onClick={() => setOpen("roles")}>
            {words.detail.changeRoles}
          </Button>
        )}
        <AccessActs person={person} />
      </div>
      {open === "edit" && <PersonForm person={person} onClose={close} />}
      {open === "roles" && <RolesDialog person={person} onClose={close} />}
    </Card>
  );
}

const refresh = ["GET /staff", "GET /staff/:id"] as const;

function AccessActs({ person: { id, abilities, sessions = [] } }: { person: Person }) {
  const end = useWrite("POST /staff/:id/end-sessions", {
    refresh,
    onDone: ({ ended }) => toast(words.detail.ended(ended)),
  });
  const disable = useWrite("POST /staff/:id/disable", { refresh, done: words.detail.disabled });
  const enable = useWrite("POST /staff/:id/enable", { refresh, done: words.detail.enabled });
  return (
    <>
      {abilities.endSessions && sessions.length > 0 && (
        <Button icon="leave" busy={end.isPending} onClick={() => end.mutate({ id })}>
          {words.detail.endSessions}
        </Button>
      )}
      {abilities.disable && (
        <Button kind="danger" busy={disable.isPending} onClick={() => disable.mutate({ id })}>
          {words.detail.disable}
        </Button>
      )}
      {abilities.enable && (
        <Button kind="primary" busy={enable.isPending} onClick={() => enable.mutate({ id })}>
          {words.detail.enable}
        </Button>
      )}
    </>
  );
}

function BookCard({ person }: { person: Person }) {
  const [isLeaving, setLeaving] = useState(false);
  const mayCovers = useMay("GET /covers");
  const { cover, abilities } = person;
  return (
    <Card title={organisation.loadTitle}>
      <LoadBars people={[person]} />
      {cover && <p>{organisation.person.covered(cover.by.name, sayMoment(cover.end, now()))}</p>}
      {mayCovers && <CoverList staffId={person.id} />}
      <div className={styles.acts}>
        {abilities.handOver && person.customers > 0 && (
          <LinkButton kind="primary" icon="people" href={`/handovers/new/${person.id}`}>
            {organisation.person.handOver}
          </LinkButton>
        )}
        {abilities.cover && (
          <Button icon="clock" onClick={() => setLeaving(true)}>
            {organisation.person.leave}
          </Button>
        )}
      </div>
      {isLeaving && <CoverDialog staffId={person.id} onClose={() => setLeaving(false)} />}
    </Card>
  );
}
