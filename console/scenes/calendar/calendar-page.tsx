import { Label } from "@console/components/badges";
import { Button, IconButton } from "@console/components/button";
import { SelectField, TextField } from "@console/components/field";
import { Icon } from "@console/components/icon";
import { List, Row } from "@console/components/list";
import { Card, Page } from "@console/components/page";
import { Empty, Loaded } from "@console/components/states";
import { Segments } from "@console/components/switches";
import { now } from "@console/data/clock";
import { useRead, useWrite } from "@console/data/queries";
import { sayDate } from "@console/format/say-time";
import { wallTime } from "@console/format/time";
import { common } from "@console/shell/words";
import { type FormEvent, useState } from "react";
import styles from "./calendar.module.css";
import { words } from "./words";

/** The days on which the bank differs from the holiday library, year by year. */
export default function CalendarPage() {
  const thisYear = wallTime(now()).year;
  const [year, setYear] = useState(thisYear);
  const overrides = useRead("GET /calendar-overrides", { year }, { keep: true });
  const remove = useWrite("DELETE /calendar-overrides/:date", {
    refresh: ["GET /calendar-overrides"],
    done: words.removed,
  });

  return (
    <Page
      title={common.scenes.calendar}
      subtitle={words.text}
      width="narrow"
      actions={
        <SelectField
          label={words.year}
          hideLabel
          value={String(year)}
          onChange={(event) => setYear(Number(event.target.value))}
        >
          {[-1, 0, 1, 2].map((offset) => (
            <option key={offset} value={thisYear + offset}>
              {words.yearOf(thisYear + offset)}
            </option>
          ))}
        </SelectField>
      }
    >
      {overrides.data?.libraryKnowsYear === false && (
        <p className={styles.notice} role="status">
          <Icon name="warning" />
          {words.unknownYear(year)}
        </p>
      )}
      <AddDay key={year} year={year} />
      <Card flush>
        <Loaded query={overrides}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty icon="bookings" title={words.none(year)} />
            ) : (
              <List label={common.scenes.calendar}>
                {items.map((day) => (
                  <li key={day.date}>
                    <Row
                      start={
                        <Label tone={day.kind === "holiday" ? "ok" : "warn"}>
                          {words.kinds[day.kind]}
                        </Label>
                      }
                      title={<span>{sayDate(day.date, now())}</span>}
                      text={day.note}
                      end={
                        <IconButton
                          icon="trash"
                          label={words.remove(day.date)}
                          disabled={remove.isPending}
                          onClick={() => remove.mutate({ date: day.date })}
                        />
                      }
                    />
                  </li>
                ))}
              </List>
            )
          }
        </Loaded>
      </Card>
    </Page>
  );
}

function AddDay({ year }: { year: number }) {
  const [date, setDate] = useState("");
  const [kind, setKind] = useState<"holiday" | "workday">("holiday");
  const [note, setNote] = useState("");
  const [isChecked, setChecked] = useState(false);
  const save = useWrite("PUT /calendar-overrides/:date", {
    refresh: ["GET /calendar-overrides"],
    done: words.saved,
    onDone: () => setDate(""),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(date === "");
    if (date) save.mutate({ date, kind, note: note.trim() });
  };
  return (
    <Card title={words.add}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextField
          label={words.date}
          type="date"
          value={date}
          min={`${year}-01-01`}
          max={`${year}-12-31`}
          problem={isChecked && !date ? words.wrongDate : undefined}
          onChange={(event) => setDate(event.target.value)}
        />
        <Segments
          label={words.kind}
          value={kind}
          onChange={setKind}
          options={[
            { value: "holiday", label: words.kinds.holiday },
            { value: "workday", label: words.kinds.workday },
          ]}
        />
        <TextField
          label={words.note}
          value={note}
          maxLength={40}
          onChange={(event) => setNote(event.target.value)}
        />
        <Button kind="primary" type="submit" busy={save.isPending}>
          {words.save}
        </Button>
      </form>
    </Card>
  );
}
