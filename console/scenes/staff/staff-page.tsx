import { Avatar, Label } from "@console/components/badges";
import { Button, LinkButton } from "@console/components/button";
import { TextField } from "@console/components/field";
import { Meter } from "@console/components/gauges";
import { List, Row } from "@console/components/list";
import { Card, Page } from "@console/components/page";
import { Empty, Loaded } from "@console/components/states";
import { now } from "@console/data/clock";
import { useMay } from "@console/data/me";
import { type Output, useRead } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import { useDebounced } from "@console/hooks/use-debounced";
import { words as organisation } from "@console/scenes/organisation/words";
import { common } from "@console/shell/words";
import { closeService, loadState } from "@shared/staff/load";
import { useState } from "react";
import { Route, Switch } from "wouter";
import { OrganisationTree } from "./organisation-tree";
import { PersonForm } from "./person-form";
import { PersonPage } from "./person-page";
import styles from "./staff.module.css";
import { words } from "./words";

type StaffRow = Output<"GET /staff">["items"][number];

export default function StaffPage() {
  return (
    <Switch>
      <Route path="/staff/:id">{({ id }) => <PersonPage id={id} />}</Route>
      <Route>
        <StaffList />
      </Route>
    </Switch>
  );
}

/** Who works where and how full their book is. */
function StaffList() {
  const [unitId, setUnit] = useState<string | undefined>(undefined);
  const [q, setQuery] = useState("");
  const [isAdding, setAdding] = useState(false);
  const word = useDebounced(q.trim(), 250);
  const tree = useRead("GET /organisation", {}, { staleTime: 60_000 });
  const filter = { ...(unitId ? { unitId } : {}), ...(word ? { q: word } : {}) };
  const staff = useRead("GET /staff", filter, { keep: true });
  const mayAdd = useMay("POST /staff");
  const mayHandOver = useMay("GET /handovers");
  return (
    <Page
      title={common.scenes.staff}
      actions={
        <>
          {mayHandOver && <LinkButton href="/handovers">{organisation.handover.list}</LinkButton>}
          {mayAdd && (
            <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>
              {organisation.addPerson}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.columns}>
        <Card title={words.units}>
          <Loaded query={tree}>
            {({ units }) => <OrganisationTree units={units} chosen={unitId} onChoose={setUnit} />}
          </Loaded>
        </Card>
        <div className={styles.acts}>
          <TextField
            label={organisation.search}
            hideLabel
            placeholder={organisation.search}
            type="search"
            value={q}
            onChange={(event) => setQuery(event.target.value)}
          />
          <Card flush>
            <Loaded query={staff}>
              {({ items }) =>
                items.length === 0 ? (
                  <Empty icon="staff" title={words.none} />
                ) : (
                  <List label={common.scenes.staff}>
                    {items.map((person) => (
                      <li key={person.id}>
                        <StaffLine person={person} />
                      </li>
                    ))}
                  </List>
                )
              }
            </Loaded>
          </Card>
        </div>
      </div>
      {isAdding && <PersonForm onClose={() => setAdding(false)} />}
    </Page>
  );
}

function StaffLine({ person }: { person: StaffRow }) {
  const { presence, state, coveredBy, coveredUntil } = person;
  const isOnDuty = presence === "onDuty" && state === "active" && !coveredBy;
  return (
    <Row
      href={`/staff/${person.id}`}
      start={<Avatar name={person.name} isOnline={isOnDuty ? common.presence.onDuty : undefined} />}
      title={
        <>
          <span>{person.name}</span>
          {state === "disabled" && <Label tone="danger">{words.disabled}</Label>}
        </>
      }
      text={
        coveredBy && coveredUntil
          ? organisation.person.covered(coveredBy, sayMoment(coveredUntil, now()))
          : [
              person.roles.map((role) => common.roles[role]).join("、"),
              person.title,
              person.unitName,
            ]
              .filter(Boolean)
              .join(" · ")
      }
      end={<Load person={person} />}
    />
  );
}

function Load({ person }: { person: StaffRow }) {
  if (!person.roles.includes("rm")) return <span>{words.noBook}</span>;
  const state = loadState(person.customers);
  return (
    <>
      <span className={styles.load}>
        {words.customers(person.customers)}
        <Meter
          value={person.customers}
          max={closeService}
          label={words.load}
          tone={state === "normal" ? "navy" : "warn"}
        />
      </span>
      {state !== "normal" && <Label tone="warn">{organisation.loadStates[state]}</Label>}
    </>
  );
}
