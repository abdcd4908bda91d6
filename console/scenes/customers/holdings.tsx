import { Button } from "@console/components/button";
import { Card } from "@console/components/page";
import { Empty, Loaded } from "@console/components/states";
import { now } from "@console/data/clock";
import { useRead } from "@console/data/queries";
import { sayFen } from "@console/format/money";
import { sayDate } from "@console/format/say-time";
import type { Holding } from "@shared/customers/customer";
import { useState } from "react";
import styles from "./holdings.module.css";
import { words } from "./words";

const hidden = <span className={styles.covered}>●●●●●●</span>;

/** What the customer holds, as of a date; amounts stay covered until asked for. */
export function Holdings({ customerId }: { customerId: string }) {
  const holdings = useRead("GET /customers/:id/holdings", { id: customerId });
  const [isShown, setShown] = useState(false);
  return (
    <Card
      flush
      title={words.tabs.holdings}
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
      <Loaded query={holdings}>
        {({ items, asOf }) =>
          items.length === 0 ? (
            <Empty icon="wallet" title={words.holdings.none} />
          ) : (
            <>
              {asOf && <p className={styles.asOf}>{words.brief.asOf(sayDate(asOf, now()))}</p>}
              <Table items={items} isShown={isShown} />
            </>
          )
        }
      </Loaded>
    </Card>
  );
}

function Table({ items, isShown }: { items: readonly Holding[]; isShown: boolean }) {
  const total = items.reduce((sum, item) => sum + item.amountFen, 0);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{words.holdings.name}</th>
          <th scope="col">{words.holdings.risk}</th>
          <th scope="col">{words.holdings.due}</th>
          <th scope="col">{words.holdings.account}</th>
          <th scope="col">{words.holdings.amount}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            <th scope="row">
              <small>{words.holdings.kinds[item.kind]}</small>
              {item.name}
            </th>
            <td data-label={words.holdings.risk}>{item.riskLevel}</td>
            <td data-label={words.holdings.due}>
              {item.maturesOn && sayDate(item.maturesOn, now())}
            </td>
            <td data-label={words.holdings.account}>{item.accountMasked}</td>
            <td data-label={words.holdings.amount}>{isShown ? sayFen(item.amountFen) : hidden}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={4}>
            {words.holdings.total}
          </th>
          <td data-label={words.holdings.amount}>{isShown ? sayFen(total) : hidden}</td>
        </tr>
      </tfoot>
    </table>
  );
}
