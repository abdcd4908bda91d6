import { Avatar, Label } from "@console/components/badges";
import { List, More, Row } from "@console/components/list";
import { Card, Page } from "@console/components/page";
import { Empty, Failed, Skeleton } from "@console/components/states";
import { Segments } from "@console/components/switches";
import { now } from "@console/data/clock";
import { usePaged } from "@console/data/queries";
import { sayDay } from "@console/format/say-time";
import { useState } from "react";
import { CompareDuplicates } from "./compare-duplicates";
import { recordWords } from "./words";

const text = recordWords.duplicates;

/** Records that may be one person, for whoever leads; nothing is ever merged by itself. */
export function DuplicatesPage({ chosen }: { chosen: string | undefined }) {
  const [view, setView] = useState<"open" | "decided">("open");
  const pairs = usePaged("GET /duplicates", { view, limit: 30 }, { keep: true });
  if (chosen) return <CompareDuplicates id={chosen} />;
  return (
    <Page title={text.title} back="/customers" isPersonal>
      <Segments
        label={text.title}
        value={view}
        options={[
          { value: "open", label: text.open },
          { value: "decided", label: text.decided },
        ]}
        onChange={setView}
      />
      <Card flush>
        {!pairs.items && !pairs.error && <Skeleton rows={4} />}
        {!pairs.items && pairs.error ? (
          <Failed failure={pairs.error} onRetry={() => void pairs.refetch()} />
        ) : null}
        {pairs.items?.length === 0 && <Empty icon="people" title={text.none} />}
        <List label={text.title}>
          {pairs.items?.map((pair) => (
            <li key={pair.id}>
              <Row
                href={`/customers/duplicates/${pair.id}`}
                start={<Avatar name={pair.one.name} />}
                title={
                  <span>
                    {pair.one.name} · {pair.other.name}
                  </span>
                }
                text={`${pair.reasons.map((reason) => text.reasons[reason]).join("、")} · ${sayDay(pair.foundAt, now())}`}
                end={<Label tone="gold">{text.states[pair.state]}</Label>}
              />
            </li>
          ))}
        </List>
        <More query={pairs} />
      </Card>
    </Page>
  );
}
