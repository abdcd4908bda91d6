import { Label } from "@console/components/badges";
import { Button } from "@console/components/button";
import { Meter } from "@console/components/gauges";
import { List, Row } from "@console/components/list";
import { Card, Page } from "@console/components/page";
import { Empty, Loaded } from "@console/components/states";
import { now } from "@console/data/clock";
import { useMay } from "@console/data/me";
import { type Output, useRead } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import { common } from "@console/shell/words";
import { useState } from "react";
import { Route, Switch } from "wouter";
import { ResultsPage } from "./results-page";
import { SendSurvey } from "./send-survey";
import styles from "./surveys.module.css";
import { words } from "./words";

export type Survey = Output<"GET /surveys">["items"][number];

/** Surveys that were sent, and what came back. */
export default function SurveysPage() {
  return (
    <Switch>
      <Route path="/surveys/:id">{({ id }) => <ResultsPage id={id} />}</Route>
      <Route component={SurveyList} />
    </Switch>
  );
}

function SurveyList() {
  const query = useRead("GET /surveys", {});
  const mayDesign = useMay("POST /forms");
  const [isSending, setSending] = useState(false);
  return (
    <Page
      title={common.scenes.surveys}
      {...(mayDesign ? { back: "/forms" } : {})}
      actions={
        <Button kind="primary" icon="send" onClick={() => setSending(true)}>
          {words.send}
        </Button>
      }
    >
      <Card flush>
        <Loaded query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty icon="note" title={words.empty} text={words.emptyText} />
            ) : (
              <List label={common.scenes.surveys}>
                {items.map((survey) => (
                  <li key={survey.id}>
                    <SurveyRow survey={survey} />
                  </li>
                ))}
              </List>
            )
          }
        </Loaded>
      </Card>
      {isSending && <SendSurvey onClose={() => setSending(false)} />}
    </Page>
  );
}

function SurveyRow({ survey }: { survey: Survey }) {
  const { id, title, state, until, asked, answered, createdBy } = survey;
  return (
    <Row
      href={`/surveys/${id}`}
      title={
        <>
          <span>{title}</span>{" "}
          <Label tone={state === "open" ? "ok" : "neutral"}>{words.state[state]}</Label>
        </>
      }
      text={[words.by(createdBy), words.until(sayMoment(until, now()))].join(" · ")}
      end={
        <span className={styles.meter}>
          {words.answered(answered, asked)}
          <Meter value={answered} max={asked} label={words.answered(answered, asked)} tone="navy" />
        </span>
      }
    />
  );
}
