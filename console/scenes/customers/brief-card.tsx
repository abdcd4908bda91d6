import { Label } from "@console/components/badges";
import { Facts } from "@console/components/facts";
import { Icon } from "@console/components/icon";
import { MaskedField } from "@console/components/masked-field";
import { Money } from "@console/components/money";
import { Loaded, Skeleton } from "@console/components/states";
import { now } from "@console/data/clock";
import { useRead } from "@console/data/queries";
import { sayDate, sayMoment } from "@console/format/say-time";
import { daysBetween, instantOf } from "@console/format/time";
import type { CustomerBrief } from "@shared/customers/customer";
import type { ReactNode } from "react";
import { Link } from "wouter";
import styles from "./brief.module.css";
import { sayBirthday } from "./customer.model";
import { LockNotice } from "./lock-notice";
import { words } from "./words";

/** Everything needed in one look before a call; fields the reader may not see are simply absent. */
export function CustomerBriefCard({ id }: { id: string }) {
  const brief = useRead("GET /customers/:id", { id }, { staleTime: 60_000 });
  return (
    <Loaded query={brief} skeleton={<Skeleton rows={4} kind="page" />}>
      {(data) => (
        <div className={styles.room}>
          <LockNotice customerId={id} />
          <div className={styles.brief}>
            <Matters brief={data} />
            <Assets brief={data} />
            <Section title={words.brief.lastTalk}>
              {data.lastTalk && (
                <blockquote className={styles.quote}>
                  {data.lastTalk.text}
                  <small>{sayMoment(data.lastTalk.at, now())}</small>
                </blockquote>
              )}
            </Section>
            <Who brief={data} />
            <Contact brief={data} />
            <Tags brief={data} />
          </div>
        </div>
      )}
    </Loaded>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <section className={styles.section}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

const tones = { info: "neutral", warn: "warn", danger: "danger" } as const;

function Matters({ brief }: { brief: CustomerBrief }) {
  const moment = now();
  return (
    <Section title={words.brief.matters}>
      {brief.matters.length === 0 && <p className={styles.quiet}>{words.brief.noMatters}</p>}
      <ul className={styles.matters}>
        {brief.matters.map((matter) => (
          <li key={matter.kind + matter.text}>
            <span className={styles.dot} data-tone={matter.tone} />
            <span>
              {matter.text}
              {matter.on && (
                <small>
                  {words.brief.due(
                    sayDate(matter.on, moment),
                    words.brief.inDays(daysBetween(moment, instantOf(matter.on, "12:00"))),
                  )}
                </small>
              )}
            </span>
          </li>
        ))}
      </ul>
      {brief.mayNotOffer.length > 0 && (
        <div className={styles.forbidden}>
          <Icon name="shield" size={18} />
          <p>
            <strong>{words.brief.mayNotOffer}</strong>
            {brief.mayNotOffer.join("、")}
          </p>
        </div>
      )}
    </Section>
  );
}

function Assets({ brief }: { brief: CustomerBrief }) {
  if (brief.aumFen === undefined) return null;
  return (
    <Section title={words.brief.assets}>
      <Money fen={brief.aumFen} />
      {brief.assetsAsOf && (
        <small className={styles.quiet}>{words.brief.asOf(sayDate(brief.assetsAsOf, now()))}</small>
      )}
    </Section>
  );
}

function Who({ brief }: { brief: CustomerBrief }) {
  const moment = now();
  return (
    <Section title={words.brief.who}>
      <Facts
        items={[
          [words.brief.age, brief.age === undefined ? undefined : words.brief.years(brief.age)],
          [words.brief.birthday, brief.birthday && sayBirthday(brief.birthday, moment)],
          [words.brief.occupation, brief.occupation],
          [words.brief.company, brief.company && `${brief.company.name} ${brief.company.position}`],
          [
            words.brief.family,
            brief.family.length > 0 ? <Family key="family" family={brief.family} /> : undefined,
          ],
          [words.brief.district, brief.district],
          [words.brief.risk, <Risk key="risk" brief={brief} />],
        ]}
      />
    </Section>
  );
}

function Family({ family }: { family: CustomerBrief["family"] }) {
  return (
    <ul>
      {family.map(({ name, relation, customerId }) => (
        <li key={name + relation}>
          {relation}{" "}
          {customerId ? (
            <Link href={`/customers/${customerId}`} className={styles.link}>
              {name}
            </Link>
          ) : (
            name
          )}
        </li>
      ))}
    </ul>
  );
}

function Risk({ brief }: { brief: CustomerBrief }) {
  if (!brief.riskLevel) return <>{words.brief.noRisk}</>;
  return (
    <>
      {brief.riskLevel}{" "}
      <Label tone={brief.riskValid ? tones.info : tones.danger}>
        {brief.riskValid
          ? words.brief.riskValid(brief.riskExpiresOn ?? "")
          : words.brief.riskExpired}
      </Label>
    </>
  );
}

function Contact({ brief }: { brief: CustomerBrief }) {
  return (
    <Section title={words.brief.contact}>
      <Facts
        items={[
          [
            words.brief.phone,
            <MaskedField
              key="phone"
              customerId={brief.id}
              field="phone"
              masked={brief.phoneMasked}
              label={words.brief.phone}
            />,
          ],
          [
            words.brief.idNumber,
            <MaskedField
              key="id"
              customerId={brief.id}
              field="idNumber"
              masked={brief.idNumberMasked}
              label={words.brief.idNumber}
            />,
          ],
          [
            words.brief.email,
            brief.emailMasked && (
              <MaskedField
                key="email"
                customerId={brief.id}
                field="email"
                masked={brief.emailMasked}
                label={words.brief.email}
              />
            ),
          ],
        ]}
      />
    </Section>
  );
}

function Tags({ brief }: { brief: CustomerBrief }) {
  if (brief.tags.length === 0) return null;
  return (
    <Section title={words.brief.tags}>
      <Facts
        items={(["wealth", "life"] as const).map((dimension) => {
          const tags = brief.tags.filter((tag) => tag.dimension === dimension);
          return [
            words.brief[dimension],
            tags.length > 0 ? (
              <span key={dimension} className={styles.tags}>
                {tags.map((tag) => (
                  <Label key={tag.label}>{tag.label}</Label>
                ))}
              </span>
            ) : undefined,
          ] as const;
        })}
      />
    </Section>
  );
}
