import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { SelectField, TextField } from "@console/components/field";
import { List, Row } from "@console/components/list";
import { Card, Page } from "@console/components/page";
import { Empty, Loaded } from "@console/components/states";
import { type Output, useRead, useWrite } from "@console/data/queries";
import { common } from "@console/shell/words";
import { type FormEvent, useState } from "react";
import styles from "./arrivals.module.css";
import { words } from "./words";

type Saved = Output<"PUT /arrival-doors/:unitId">;

/** How administrators give branches their beacons. */
export default function DoorsPage() {
  const doors = useRead("GET /arrival-doors", {});
  const [saved, setSaved] = useState<Saved>();
  return (
    <Page title={common.scenes.arrivalDoors} subtitle={words.doors.text} width="narrow">
      <Card flush>
        <Loaded query={doors}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty icon="place" title={words.doors.none} text={words.doors.noneText} />
            ) : (
              <List label={common.scenes.arrivalDoors}>
                {items.map(({ unitId, unitName, uuid, major }) => (
                  <li key={unitId}>
                    <Row
                      title={<span>{unitName}</span>}
                      text={words.doors.row(uuid, major)}
                      wraps
                    />
                  </li>
                ))}
              </List>
            )
          }
        </Loaded>
      </Card>
      <DoorForm onSaved={setSaved} />
      {saved && <Secret door={saved} onClose={() => setSaved(undefined)} />}
    </Page>
  );
}

const blank = { unitId: "", uuid: "", major: "", latitude: "", longitude: "" };
const uuidShape = /^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/i;

const isWhole = ({ unitId, uuid, major, latitude, longitude }: typeof blank) =>
  unitId !== "" &&
  uuidShape.test(uuid.trim()) &&
  /^\d{1,5}$/.test(major) &&
  Number(major) <= 65_535 &&
  latitude !== "" &&
  longitude !== "" &&
  Math.abs(Number(latitude)) <= 90 &&
  Math.abs(Number(longitude)) <= 180;

function DoorForm({ onSaved }: { onSaved: (saved: Saved) => void }) {
  const units = useRead("GET /organisation", {});
  const [given, setGiven] = useState(blank);
  const [isChecked, setChecked] = useState(false);
  const save = useWrite("PUT /arrival-doors/:unitId", {
    refresh: ["GET /arrival-doors"],
    onDone: (saved) => {
      setGiven(blank);
      onSaved(saved);
    },
  });
  const field = (name: keyof typeof blank) => ({
    value: given[name],
    onChange: (event: { target: { value: string } }) =>
      setGiven({ ...given, [name]: event.target.value }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(!isWhole(given));
    if (!isWhole(given)) return;
    const { unitId, uuid, major, latitude, longitude } = given;
    save.mutate({
      unitId,
      uuid: uuid.trim(),
      major: Number(major),
      latitude: Number(latitude),
      longitude: Number(longitude),
    });
  };
  const houses = (units.data?.units ?? []).filter(
    ({ kind }) => kind === "branch" || kind === "subBranch",
  );
  return (
    <Card title={words.doors.add}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <SelectField label={words.doors.unit} {...field("unitId")}>
          <option value="" />
          {houses.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField
          label={words.doors.uuid}
          hint={words.doors.uuidHint}
          maxLength={36}
          spellCheck={false}
          {...field("uuid")}
        />
        <TextField
          label={words.doors.major}
          inputMode="numeric"
          maxLength={5}
          {...field("major")}
        />
        <TextField label={words.doors.latitude} inputMode="decimal" {...field("latitude")} />
        <TextField
          label={words.doors.longitude}
          inputMode="decimal"
          problem={isChecked ? words.doors.wrong : undefined}
          {...field("longitude")}
        />
        <Button kind="primary" type="submit" busy={save.isPending}>
          {words.doors.save}
        </Button>
      </form>
    </Card>
  );
}

function Secret({ door, onClose }: { door: Saved; onClose: () => void }) {
  return (
    <Dialog
      title={words.doors.secretTitle(door.unitName)}
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={onClose}>
          {words.doors.secretDone}
        </Button>
      }
    >
      <p>{words.doors.secretText}</p>
      <p className={styles.secret}>{door.secret}</p>
    </Dialog>
  );
}
