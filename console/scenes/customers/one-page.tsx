import { TierBadge } from "@console/components/badges";
import { Button } from "@console/components/button";
import { Page } from "@console/components/page";
import { Loaded, Skeleton } from "@console/components/states";
import { now } from "@console/data/clock";
import { useRead } from "@console/data/queries";
import { sayFenShort } from "@console/format/money";
import { sayDate, sayMoment } from "@console/format/say-time";
import type { OnePage as OnePageData } from "@shared/record/record";
import type { ReactNode } from "react";
import styles from "./one-page.module.css";
import { Warnings } from "./record-view";
import { recordWords, words } from "./words";

/** One page before a call: read on a phone in the lift, or printed with the reader's name on it. */
export function OnePage({ id }: { id: string }) {
  const page = useRead("GET /customers/:id/one-page", { id });
  return (
    <Page
      title={page.data?.brief.name ?? recordWords.onePage}
      back={`/customers/${id}`}
      subtitle={page.data && <TierBadge tier={page.data.brief.tier} />}
      actions={
        <Button icon="note" onClick={() => window.print()}>
          {recordWords.print}
        </Button>
      }
      width="narrow"
      isPersonal
    >
      <Loaded query={page} skeleton={<Skeleton rows={5} kind="page" />}>
        {(data) => <Sheet data={data} />}
      </Loaded>
    </Page>
  );
}

function Sheet({ data }: { data: OnePageData }) {
  const { brief, needs, promises, maturities, lifeEvents, mayOffer, assets } = data;
  const moment = now();
  return (
    <article className={styles.sheet}>
      <Warnings record={data} />
      <Part title={words.brief.matters} items={brief.matters.map(({ text }) => text)} />
      <Part
        title={recordWords.lastTalk}
        items={
          brief.lastTalk
            ? [`${brief.lastTalk.text}（${sayMoment(brief.lastTalk.at, moment)}）`]
            : []
        }
      />
      <Part
        title={recordWords.promises}
        items={promises.map(
          ({ text, dueAt, by }) => `${text}（${sayMoment(dueAt, moment)}，${by}）`,
        )}
      />
      <Part
        title={recordWords.needs.title}
        items={needs.map(
          ({ title, state, nextStep }) =>
            `${recordWords.needs.states[state]} · ${title}${nextStep ? `；${recordWords.needs.nextStep}：${nextStep}` : ""}`,
        )}
      />
      <Part title={recordWords.mayOffer} items={mayOffer} />
      <Part title={recordWords.mayNotOffer} items={brief.mayNotOffer} isDanger />
      <Part
        title={recordWords.assets.maturities}
        items={maturities.map(
          ({ name, on, inDays }) =>
            `${name}（${sayDate(on, moment)}，${recordWords.assets.inDays(inDays)}）`,
        )}
      />
      <Part
        title={recordWords.assets.title}
        items={
          assets
            ? [
                `${sayFenShort(assets.totalFen)}（${recordWords.assets.asOf(sayDate(assets.asOf, moment))}）`,
              ]
            : []
        }
      />
      <Part
        title={words.brief.family}
        items={brief.family.map(({ relation, name }) => `${relation} ${name}`)}
      />
      <Part
        title={recordWords.life.title}
        items={lifeEvents.map(
          ({ kind, on, note }) =>
            `${recordWords.life.kinds[kind]}（${sayDate(on, moment)}）${note ?? ""}`,
        )}
      />
    </article>
  );
}

function Part({
  title,
  items,
  isDanger = false,
}: {
  title: string;
  items: readonly ReactNode[];
  isDanger?: boolean;
}) {
  if (items.length === 0) return null;
  return (
    <section className={styles.part} data-danger={isDanger || undefined}>
      <h2>{title}</h2>
      <ul>
        {items.map((item) => (
          <li key={String(item)}>{item}</li>
        ))}
      </ul>
    </section>
  );
}
