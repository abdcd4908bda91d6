import { Button } from "@console/components/button";
import { Card } from "@console/components/page";
import { Loaded } from "@console/components/states";
import { now } from "@console/data/clock";
import { useMay } from "@console/data/me";
import { useRead } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import { SendSurvey } from "@console/scenes/surveys/send-survey";
import { words as surveyWords } from "@console/scenes/surveys/words";
import type { RecordField } from "@shared/forms/record";
import { useState } from "react";
import { AnsweredForms } from "./answered-forms";
import styles from "./more-fields.module.css";
import { MoreFieldsForm } from "./more-fields-form";
import { RevealedField } from "./revealed-field";
import { words } from "./words";

/** The bank's own fields of a customer: read, revealed and changed as far as one's rights go. */
export function MoreFields(props: { customerId: string; name: string }) {
  const mayReadAnswers = useMay("GET /customers/:customerId/answered-forms");
  return (
    <>
      <FieldsCard {...props} />
      {mayReadAnswers && <AnsweredForms customerId={props.customerId} />}
    </>
  );
}

function FieldsCard({ customerId, name }: { customerId: string; name: string }) {
  const query = useRead("GET /customers/:customerId/fields", { customerId });
  const mayWrite = useMay("PUT /customers/:customerId/fields");
  const mayAsk = useMay("POST /surveys");
  const [isEditing, setEditing] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const groups = query.data?.groups ?? [];
  const isWritable = mayWrite && groups.some(({ fields }) => fields.some((one) => one.mayWrite));
  return (
    <Card
      title={words.record.title}
      actions={
        !isEditing && (
          <span className={styles.actions}>
            {mayAsk && (
              <Button size="small" icon="send" onClick={() => setAsking(true)}>
                {surveyWords.send}
              </Button>
            )}
            {isWritable && (
              <Button size="small" icon="edit" onClick={() => setEditing(true)}>
                {words.record.edit}
              </Button>
            )}
          </span>
        )
      }
    >
      <Loaded query={query}>
        {(data) => {
          if (data.groups.length === 0) return <p className={styles.none}>{words.record.none}</p>;
          if (isEditing)
            return (
              <MoreFieldsForm
                customerId={customerId}
                groups={data.groups}
                onClose={() => setEditing(false)}
              />
            );
          return data.groups.map(({ title, fields }) => (
            <section key={title} className={styles.group}>
              <h3>{title}</h3>
              <dl className={styles.facts}>
                {fields.map((field) => (
                  <Fact key={field.key} customerId={customerId} field={field} />
                ))}
              </dl>
            </section>
          ));
        }}
      </Loaded>
      {isAsking && (
        <SendSurvey customer={{ id: customerId, name }} onClose={() => setAsking(false)} />
      )}
    </Card>
  );
}

function Fact({ customerId, field }: { customerId: string; field: RecordField }) {
  const { label, state, text, source, at } = field;
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {state === "empty" ? (
          <span className={styles.none}>{words.record.empty}</span>
        ) : (
          <RevealedField customerId={customerId} field={field}>
            {text}
          </RevealedField>
        )}
        {source && at && (
          <small className={styles.none}>
            {words.record.sources[source]} · {sayMoment(at, now())}
          </small>
        )}
      </dd>
    </div>
  );
}
