import { Card } from "@console/components/page";
import { Loaded } from "@console/components/states";
import { now } from "@console/data/clock";
import { useRead } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import styles from "./more-fields.module.css";
import { words } from "./words";

/** What the customer answered to surveys, in their own words. */
export function AnsweredForms({ customerId }: { customerId: string }) {
  const query = useRead("GET /customers/:customerId/answered-forms", { customerId });
  return (
    <Card title={words.record.answered}>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={styles.none}>{words.record.noneAnswered}</p>
          ) : (
            items.map(({ id, title, answeredAt, answers }) => (
              <section key={id} className={styles.group}>
                <h3>
                  {title} · {sayMoment(answeredAt, now())}
                </h3>
                <dl className={styles.facts}>
                  {answers.map((answer) => (
                    <div key={answer.id}>
                      <dt>{answer.label}</dt>
                      <dd>{answer.text}</dd>
                    </div>
                  ))}
                </dl>
              </section>
            ))
          )
        }
      </Loaded>
    </Card>
  );
}
