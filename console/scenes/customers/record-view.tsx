import { Label } from "@console/components/badges";
import { Facts } from "@console/components/facts";
import { Icon } from "@console/components/icon";
import { MaskedField } from "@console/components/masked-field";
import { Card } from "@console/components/page";
import { Loaded, Skeleton } from "@console/components/states";
import { now } from "@console/data/clock";
import { useRead } from "@console/data/queries";
import { sayDate, sayMoment } from "@console/format/say-time";
import type { CustomerRecord } from "@shared/record/record";
import { AssetsCard } from "./assets-card";
import { sayBirthday } from "./customer.model";
import { FactRow } from "./fact-row";
import { InterestsCard } from "./interests-card";
import { InvestorCard } from "./investor-card";
import { LifeCard } from "./life-card";
import { NeedsCard } from "./needs-card";
import styles from "./record.module.css";
import { TagsCard } from "./tags-card";
import { recordWords, words } from "./words";

/** Everything of a customer on one screen: three columns on a desk, one under a thumb. */
export function RecordView({ id }: { id: string }) {
  const record = useRead("GET /customers/:id/record", { id }, { staleTime: 30_000 });
  return (
    <Loaded query={record} skeleton={<Skeleton rows={6} kind="page" />}>
      {(data) => (
        <div className={styles.room}>
          <div className={styles.columns}>
            <div className={styles.column}>
              <Warnings record={data} />
              <Matters record={data} />
              <Promises record={data} />
              <NeedsCard customerId={id} needs={data.needs} mayWrite={data.abilities.need} />
            </div>
            <div className={styles.column}>
              {data.portfolio && <AssetsCard portfolio={data.portfolio} customerId={id} />}
              <Offers record={data} />
              <InvestorCard customerId={id} record={data} />
              <InterestsCard interests={data.interests} />
            </div>
            <div className={styles.column}>
              <Who record={data} />
              <TagsCard customerId={id} tags={data.tags} mayTag={data.abilities.tag} />
              <LifeCard
                customerId={id}
                events={data.lifeEvents}
                mayWrite={data.abilities.lifeEvent}
              />
            </div>
          </div>
        </div>
      )}
    </Loaded>
  );
}

type Part = { readonly record: CustomerRecord };

/** What to know before the first word: alerts of the record, and topics that hurt. */
export function Warnings({
  record: { alerts, locks },
}: {
  record: Pick<CustomerRecord, "alerts" | "locks">;
}) {
  if (alerts.length === 0 && locks.length === 0) return null;
  return (
    <section className={styles.warnings} aria-label={recordWords.alerts}>
      {locks.map((lock) => (
        <p key={lock.topic + lock.label} className={styles.lock}>
          <Icon name="lock" size={18} />
          <span>
            <strong>
              {recordWords.locks} · {lock.label}
            </strong>
            <small>{recordWords.locksText(lock.words.slice(0, 4).join("、"))}</small>
          </span>
        </p>
      ))}
      {alerts.map((alert) => (
        <p key={alert.kind} className={styles.alert} data-tone={alert.tone}>
          <Icon name={alert.tone === "info" ? "info" : "warning"} size={18} />
          <span>{alert.text}</span>
        </p>
      ))}
    </section>
  );
}

function Matters({ record: { brief } }: Part) {
  const moment = now();
  return (
    <Card title={words.brief.matters}>
      {brief.matters.length === 0 && <p className={styles.quiet}>{words.brief.noMatters}</p>}
      <ul className={styles.plain}>
        {brief.matters.map((matter) => (
          <li key={matter.kind + matter.text}>
            <i className={styles.dot} data-tone={matter.tone} />
            <span>
              {matter.text}
              {matter.on && <small>{sayDate(matter.on, moment)}</small>}
            </span>
          </li>
        ))}
      </ul>
      {brief.lastTalk && (
        <blockquote className={styles.quote}>
          <small>{recordWords.lastTalk}</small>
          {brief.lastTalk.text}
          <small>{sayMoment(brief.lastTalk.at, moment)}</small>
        </blockquote>
      )}
    </Card>
  );
}

function Promises({ record: { promises } }: Part) {
  return (
    <Card title={recordWords.promises}>
      {promises.length === 0 && <p className={styles.quiet}>{recordWords.noPromises}</p>}
      <ul className={styles.plain}>
        {promises.map(({ id, text, dueAt, isOverdue, by }) => (
          <li key={id}>
            <Icon name="task" size={18} />
            <span>
              {text}
              <small>
                {sayMoment(dueAt, now())} · {by}
                {isOverdue && <Label tone="danger">{recordWords.overdue}</Label>}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Offers({ record: { mayOffer, brief } }: Part) {
  return (
    <Card title={recordWords.mayOffer}>
      <ul className={styles.offers}>
        {mayOffer.map((text) => (
          <li key={text} data-may="yes">
            <Icon name="check" size={16} />
            {text}
          </li>
        ))}
        {brief.mayNotOffer.map((text) => (
          <li key={text} data-may="no">
            <Icon name="close" size={16} />
            {text}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Who({ record: { brief, abilities } }: Part) {
  const moment = now();
  const masked = (field: "phone" | "idNumber" | "email", value: string | undefined) =>
    value && (
      <MaskedField
        key={field}
        customerId={brief.id}
        field={field}
        masked={value}
        label={words.brief[field]}
      />
    );
  const fact = (field: "occupation" | "district") => (
    <FactRow
      key={field}
      customerId={brief.id}
      field={field}
      value={brief[field] ?? ""}
      mayEdit={abilities.edit}
    />
  );
  return (
    <Card title={words.brief.who}>
      <Facts
        items={[
          [words.brief.age, brief.age === undefined ? undefined : words.brief.years(brief.age)],
          [words.brief.birthday, brief.birthday && sayBirthday(brief.birthday, moment)],
          [words.brief.occupation, fact("occupation")],
          [words.brief.company, brief.company && `${brief.company.name} ${brief.company.position}`],
          [words.brief.district, fact("district")],
          [
            words.brief.risk,
            brief.riskLevel
              ? `${brief.riskLevel} · ${
                  brief.riskValid
                    ? words.brief.riskValid(brief.riskExpiresOn ?? "")
                    : words.brief.riskExpired
                }`
              : words.brief.noRisk,
          ],
          [words.brief.phone, masked("phone", brief.phoneMasked)],
          [words.brief.idNumber, masked("idNumber", brief.idNumberMasked)],
          [words.brief.email, masked("email", brief.emailMasked)],
        ]}
      />
    </Card>
  );
}
