import { Avatar, Label } from "@console/components/badges";
import { Meter } from "@console/components/gauges";
import { List, Row } from "@console/components/list";
import { Card, Page } from "@console/components/page";
import { Empty, Loaded } from "@console/components/states";
import { type Output, useRead } from "@console/data/queries";
import { common } from "@console/shell/words";
import { useState } from "react";
import { Route, useLocation } from "wouter";
import { OrganisationTree } from "./organisation-tree";
import styles from "./staff.module.css";
import { StaffDialog } from "./staff-dialog";
import { words } from "./words";

export type StaffRow = Output<"GET /staff">["items"][number];

/** Where one warns, never where one stops. */
const fullBook = 50;

/** Who works where, how full their book is, and what may be done about their access. */
export default function StaffPage() {
  const [unitId, setUnit] = useState<string | undefined>(undefined);
  const organisation = useRead("GET /organisation", {}, { staleTime: 300_000 });
  const staff = useRead("GET /staff", unitId ? { unitId } : {}, { keep: true });
  const [, go] = useLocation();
  return (
    <Page title={common.scenes.staff} isPersonal>
      <div className={styles.columns}>
        <Card title={words.units}>
          <Loaded query={organisation}>
            {({ units }) => <OrganisationTree units={units} chosen={unitId} onChoose={setUnit} />}
          </Loaded>
        </Card>
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
      <Route path="/staff/:id">
        {({ id }) => (
          <StaffDialog
            person={staff.data?.items.find((one) => one.id === id)}
            onClose={() => go("/staff")}
          />
        )}
      </Route>
    </Page>
  );
}

function StaffLine({ person }: { person: StaffRow }) {
  return (
    <Row
      href={`/staff/${person.id}`}
      start={
        <Avatar
          name={person.name}
          isOnline={
            person.presence === "onDuty" && person.state === "active"
              ? common.presence.onDuty
              : undefined
          }
        />
      }
      title={
        <>
          <span>{person.name}</span>
          {person.state === "disabled" && <Label tone="danger">{words.disabled}</Label>}
        </>
      }
      text={[
        person.roles.map((role) => common.roles[role]).join("、"),
        person.title,
        person.unitName,
      ].join(" · ")}
      end={
        <>
          {person.roles.includes("rm") ? (
            <span className={styles.load}>
              {words.customers(person.customers)}
              <Meter
                value={person.customers}
                max={fullBook}
                label={words.load}
                tone={person.customers > fullBook ? "warn" : "navy"}
              />
            </span>
          ) : (
            <span>{words.noBook}</span>
          )}
          {person.customers > fullBook && <Label tone="warn">{words.overloaded}</Label>}
        </>
      }
    />
  );
}
