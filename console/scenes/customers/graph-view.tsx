import { Label } from "@console/components/badges";
import { Button } from "@console/components/button";
import { Card } from "@console/components/page";
import { Empty, Loaded } from "@console/components/states";
import { Segments } from "@console/components/switches";
import { now } from "@console/data/clock";
import { useRead, useWrite } from "@console/data/queries";
import { sayDate } from "@console/format/say-time";
import { useWide } from "@console/hooks/use-wide";
import type { EdgeConsent, Graph, GraphEdge } from "@shared/graph/graph";
import { useState } from "react";
import { Link } from "wouter";
import { AddRelation } from "./add-relation";
import styles from "./graph.module.css";
import { GraphDrawing } from "./graph-drawing";
import { recordWords } from "./words";

const text = recordWords.graph;

/** Family, company and referrers: drawn where there is room, and always as a list that can be read out. */
export function GraphView({ customerId }: { customerId: string }) {
  const graph = useRead("GET /customers/:customerId/graph", { customerId });
  const isWide = useWide();
  const [chosen, setChosen] = useState<"drawn" | "listed" | undefined>(undefined);
  const [isAdding, setAdding] = useState(false);
  const view = chosen ?? (isWide ? "drawn" : "listed");
  return (
    <Card title={text.title}>
      <Loaded query={graph}>
        {(data) => (
          <>
            <div className={styles.head}>
              <Segments
                label={text.title}
                value={view}
                options={[
                  { value: "drawn", label: text.drawn },
                  { value: "listed", label: text.listed },
                ]}
                onChange={setChosen}
              />
              {data.mayAdd && (
                <Button size="small" icon="plus" onClick={() => setAdding(true)}>
                  {text.add}
                </Button>
              )}
            </div>
            {data.edges.length === 0 && <Empty icon="people" title={text.none} />}
            {data.edges.length > 0 && view === "drawn" && (
              <>
                <GraphDrawing graph={data} />
                <p className={styles.hint}>{text.help}</p>
              </>
            )}
            {data.edges.length > 0 && view === "listed" && (
              <EdgeList graph={data} customerId={customerId} />
            )}
            {data.isCut && <p className={styles.hint}>{text.cut}</p>}
          </>
        )}
      </Loaded>
      {isAdding && <AddRelation customerId={customerId} onClose={() => setAdding(false)} />}
    </Card>
  );
}

const tones = { given: "ok", none: "neutral", expired: "warn", notNeeded: "neutral" } as const;

function EdgeList({ graph, customerId }: { graph: Graph; customerId: string }) {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const nameOf = (id: string) => {
    const node = byId.get(id);
    if (node?.kind === "self") return <span>{text.self}</span>;
    return node?.customerId ? (
      <Link href={`/customers/${node.customerId}`}>{node.label}</Link>
    ) : (
      <span>{node?.label}</span>
    );
  };
  return (
    <ul className={styles.list}>
      {graph.edges.map((edge) => (
        <li key={edge.id}>
          <div>
            {nameOf(edge.from)} · {edge.label} · {nameOf(edge.to)}
            <small>{sayConsent(edge.consent)}</small>
          </div>
          <Label tone={tones[edge.consent.state]}>{text.consent[edge.consent.state]}</Label>
          {edge.mayChange && <EdgeActs edge={edge} customerId={customerId} />}
        </li>
      ))}
    </ul>
  );
}

function sayConsent({ on, until, way, recordedBy }: EdgeConsent): string {
  return [
    way && text.ways[way],
    on && text.consentOn(sayDate(on, now())),
    until && text.consentUntil(sayDate(until, now())),
    recordedBy && text.by(recordedBy),
  ]
    .filter(Boolean)
    .join(" · ");
}

function EdgeActs({ edge, customerId }: { edge: GraphEdge; customerId: string }) {
  const refresh = ["GET /customers/:customerId/graph", "GET /customers/:id"] as const;
  const change = useWrite("PATCH /relations/:id", { refresh });
  const remove = useWrite("DELETE /relations/:id", { refresh });
  const isGiven = edge.consent.state === "given";
  const consent = isGiven ? { given: false } : { given: true, way: "inPerson" as const };
  return (
    <div className={styles.acts}>
      <Button
        size="small"
        busy={change.isPending}
        onClick={() => change.mutate({ id: edge.id, customerId, version: edge.version, consent })}
      >
        {isGiven ? text.withdraw : text.give}
      </Button>
      <Button
        size="small"
        kind="quiet"
        busy={remove.isPending}
        onClick={() => remove.mutate({ id: edge.id, customerId })}
      >
        {text.remove}
      </Button>
    </div>
  );
}
