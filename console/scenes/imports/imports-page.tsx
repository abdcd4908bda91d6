import { Label } from "@console/components/badges";
import { Button } from "@console/components/button";
import { List, Row } from "@console/components/list";
import { Card, Page } from "@console/components/page";
import { Empty, Loaded } from "@console/components/states";
import { now } from "@console/data/clock";
import { useRead } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import { common } from "@console/shell/words";
import { useState } from "react";
import { Route, Switch } from "wouter";
import { stateTones } from "./import.model";
import { ImportPage } from "./import-page";
import { StartImport } from "./start-import";
import { words } from "./words";

export default function ImportsPage() {
  return (
    <Switch>
      <Route path="/imports/:id">{({ id }) => <ImportPage key={id} id={id} />}</Route>
      <Route>
        <ImportList />
      </Route>
    </Switch>
  );
}

function ImportList() {
  const [isStarting, setStarting] = useState(false);
  const imports = useRead("GET /imports", {});
  return (
    <Page
      isPersonal
      title={common.scenes.imports}
      subtitle={words.text}
      back="/me"
      width="narrow"
      actions={
        <Button kind="primary" icon="upload" onClick={() => setStarting(true)}>
          {words.start}
        </Button>
      }
    >
      <Card flush>
        <Loaded query={imports}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty icon="upload" title={words.none} />
            ) : (
              <List label={common.scenes.imports}>
                {items.map((one) => (
                  <li key={one.id}>
                    <Row
                      href={`/imports/${one.id}`}
                      title={<span>{one.fileName}</span>}
                      text={`${one.label} · ${words.rows(one.rows)} · ${sayMoment(one.createdAt, now())}`}
                      end={<Label tone={stateTones[one.state]}>{words.states[one.state]}</Label>}
                    />
                  </li>
                ))}
              </List>
            )
          }
        </Loaded>
      </Card>
      {isStarting && <StartImport onClose={() => setStarting(false)} />}
    </Page>
  );
}
