import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { Card, Page } from "@console/components/page";
import { Empty, Loaded, Skeleton } from "@console/components/states";
import { now } from "@console/data/clock";
import { type Output, useRead, useWrite } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import { common } from "@console/shell/words";
import { sayMoney } from "@shared/format/money";
import { useState } from "react";
import { Bars } from "./bars";
import styles from "./surveys.module.css";
import { words } from "./words";

type Results = Output<"GET /surveys/:id/results">;
type Result = Results["questions"][number];

/** What was answered to a survey, question by question. */
export function ResultsPage({ id }: { id: string }) {
  const query = useRead("GET /surveys/:id/results", { id });
  const survey = query.data?.survey;
  return (
    <Page
      title={survey?.title ?? words.results}
      back="/surveys"
      subtitle={
        survey && (
          <span>
            {words.state[survey.state]} · {words.answered(survey.answered, survey.asked)} ·{" "}
            {words.until(sayMoment(survey.until, now()))}
          </span>
        )
      }
      actions={survey?.abilities.close && <CloseSurvey id={id} />}
    >
      <Loaded query={query} skeleton={<Skeleton kind="cards" />}>
        {({ few, questions }) =>
          few ? (
            <Empty icon="note" title={words.few} text={words.fewText} />
          ) : (
            questions.map((result) => (
              <Card key={result.id} title={result.label}>
                <Answer result={result} />
              </Card>
            ))
          )
        }
      </Loaded>
    </Page>
  );
}

function Answer({ result }: { result: Result }) {
  const { kind, bars, mean, answered, label } = result;
  if (bars.some(({ count }) => count > 0))
    return (
      <>
        {mean !== undefined && (
          <p className={styles.mean}>
            {words.mean(kind === "money" ? sayMoney(Math.round(mean)) : mean.toFixed(1))}
          </p>
        )}
        <Bars label={label} bars={bars} of={answered} />
      </>
    );
  if (mean !== undefined)
    return (
      <p className={styles.mean}>
        {words.mean(kind === "money" ? sayMoney(Math.round(mean)) : mean.toFixed(1))}
      </p>
    );
  const isText = kind === "text" || kind === "longText";
  return <p>{isText ? words.textOnly(answered) : words.personal(answered)}</p>;
}

function CloseSurvey({ id }: { id: string }) {
  const [isAsking, setAsking] = useState(false);
  const close = useWrite("POST /surveys/:id/close", {
    refresh: ["GET /surveys", "GET /surveys/:id/results"],
    done: words.closed,
    onDone: () => setAsking(false),
  });
  return (
    <>
      <Button onClick={() => setAsking(true)}>{words.close}</Button>
      {isAsking && (
        <Dialog
          title={words.close}
          onClose={() => setAsking(false)}
          actions={
            <Button kind="danger" busy={close.isPending} onClick={() => close.mutate({ id })}>
              {common.verbs.confirm}
            </Button>
          }
        >
          <p>{words.closeText}</p>
        </Dialog>
      )}
    </>
  );
}
