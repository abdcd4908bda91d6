import { Avatar, Label } from "@console/components/badges";
import { Button } from "@console/components/button";
import { Facts } from "@console/components/facts";
import { List, Row } from "@console/components/list";
import { Card } from "@console/components/page";
import { Loaded } from "@console/components/states";
import { useMay } from "@console/data/me";
import { useRead } from "@console/data/queries";
import { common } from "@console/shell/words";
import { useState } from "react";
import { LoadBars } from "./load-bars";
import styles from "./organisation.module.css";
import { AddUnit, CloseUnit, MoveUnit, RenameUnit, type Unit } from "./unit-forms";
import { words } from "./words";

type Act = "add" | "rename" | "move" | "close";

/** One unit: where it stands, who works there and how full their books are. */
export function UnitCard({ unit, units }: { unit: Unit; units: readonly Unit[] }) {
  const detail = useRead("GET /units/:id", { id: unit.id });
  const staff = useRead("GET /staff", { unitId: unit.id }, { keep: true });
  return (
    <>
      <Card title={unit.name}>
        <Loaded query={detail}>
          {(one) => (
            <Facts
              items={[
                [words.no, one.no],
                [words.kind, words.kinds[one.kind]],
                [words.parent, one.above.join(" · ")],
                [words.address, one.address],
                [common.scenes.staff, words.people(one.staff)],
                [common.scenes.customers, words.customers(one.customers)],
              ]}
            />
          )}
        </Loaded>
        {unit.state === "closed" ? (
          <Label tone="danger">{words.closed}</Label>
        ) : (
          <Acts unit={unit} units={units} />
        )}
      </Card>
      <Loaded query={staff}>
        {({ items }) => (
          <>
            <Card title={words.loadTitle}>
              <LoadBars people={items.filter(({ roles }) => roles.includes("rm"))} />
            </Card>
            <Card flush>
              <List label={common.scenes.staff}>
                {items.map((person) => (
                  <li key={person.id}>
                    <Row
                      href={`/staff/${person.id}`}
                      start={<Avatar name={person.name} />}
                      title={<span>{person.name}</span>}
                      text={[person.title, person.unitName].join(" · ")}
                    />
                  </li>
                ))}
              </List>
            </Card>
          </>
        )}
      </Loaded>
    </>
  );
}

function Acts({ unit, units }: { unit: Unit; units: readonly Unit[] }) {
  const may = useMay("POST /units");
  const [act, setAct] = useState<Act>();
  const close = () => setAct(undefined);
  if (!may) return null;
  return (
    <div className={styles.acts}>
      {unit.kind !== "team" && (
        <Button icon="plus" onClick={() => setAct("add")}>
          {words.add}
        </Button>
      )}
      <Button icon="edit" onClick={() => setAct("rename")}>
        {words.rename}
      </Button>
      {unit.parentId && <Button onClick={() => setAct("move")}>{words.move}</Button>}
      {unit.parentId && (
        <Button kind="danger" onClick={() => setAct("close")}>
          {words.close}
        </Button>
      )}
      {act === "add" && <AddUnit unit={unit} onClose={close} />}
      {act === "rename" && <RenameUnit unit={unit} onClose={close} />}
      {act === "move" && <MoveUnit unit={unit} units={units} onClose={close} />}
      {act === "close" && <CloseUnit unit={unit} onClose={close} />}
    </div>
  );
}
