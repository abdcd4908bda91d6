import { Button } from "@console/components/button";
import { Card } from "@console/components/page";
import { now } from "@console/data/clock";
import { useRead } from "@console/data/queries";
import { sayFen, sayFenShort } from "@console/format/money";
import { sayDate } from "@console/format/say-time";
import type { Portfolio } from "@shared/portfolio/portfolio";
import { useState } from "react";
import styles from "./assets.module.css";
import { TrendChart } from "./trend-chart";
import { recordWords, words } from "./words";

const text = recordWords.assets;
const hidden = "●●●●●●";

/** Assets as of a day: total, twelve months, allocation and what matures; covered until asked for. */
export function AssetsCard({
  portfolio,
  customerId,
}: {
  portfolio: Portfolio;
  customerId: string;
}) {
  const [isShown, setShown] = useState(false);
  const say = (fen: number) => (isShown ? sayFenShort(fen) : hidden);
  return (
    <Card
      title={text.title}
      actions={
        <Button
          size="small"
          kind="quiet"
          icon={isShown ? "hide" : "eye"}
          onClick={() => setShown(!isShown)}
        >
          {isShown ? words.brief.hide : words.brief.show}
        </Button>
      }
    >
      <p className={styles.total}>
        {isShown ? sayFen(portfolio.totalFen) : hidden}
        <small>{text.asOf(sayDate(portfolio.asOf, now()))}</small>
      </p>
      <Household customerId={customerId} isShown={isShown} />
      {portfolio.trend.length > 1 && <TrendChart trend={portfolio.trend} isShown={isShown} />}
      <h3 className={styles.head}>{text.allocation}</h3>
      <ul className={styles.shares}>
        {portfolio.allocation.map(({ kind, amountFen, share }) => (
          <li key={kind}>
            <span>{words.holdings.kinds[kind]}</span>
            <i aria-hidden>
              <b style={{ width: `${Math.max(1, share * 100)}%` }} />
            </i>
            <span>{Math.round(share * 100)}%</span>
            <span>{say(amountFen)}</span>
          </li>
        ))}
      </ul>
      <h3 className={styles.head}>{text.maturities}</h3>
      {portfolio.maturities.length === 0 && <p className={styles.quiet}>{text.noMaturities}</p>}
      <ul className={styles.due}>
        {portfolio.maturities.map(({ name, on, inDays, amountFen }) => (
          <li key={name + on}>
            <span>
              {name}
              <small>
                {sayDate(on, now())} · {text.inDays(inDays)}
              </small>
            </span>
            <span>{say(amountFen)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Household({ customerId, isShown }: { customerId: string; isShown: boolean }) {
  const graph = useRead("GET /customers/:customerId/graph", { customerId }, { staleTime: 60_000 });
  const household = graph.data?.household;
  if (!household) return null;
  return (
    <p className={styles.quiet}>
      {text.household(household.members)} {isShown ? sayFenShort(household.aumFen) : hidden}
    </p>
  );
}
