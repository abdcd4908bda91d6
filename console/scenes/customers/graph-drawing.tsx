import type { Graph } from "@shared/graph/graph";
import { type KeyboardEvent, useRef, useState } from "react";
import { useLocation } from "wouter";
import { nextNode, type Placed, placeNodes } from "./graph.model";
import styles from "./graph.module.css";
import { recordWords } from "./words";

const text = recordWords.graph;
const shortened = (label: string) => (label.length > 9 ? `${label.slice(0, 8)}…` : label);

/** The drawing: arrow keys walk from person to person, Enter opens a record that may be opened. */
export function GraphDrawing({ graph }: { graph: Graph }) {
  const [, go] = useLocation();
  const nodes = placeNodes(graph);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const self = nodes.find(({ kind }) => kind === "self");
  const [focused, setFocused] = useState(self?.id ?? "");
  const places = useRef(new Map<string, SVGGElement>());

  const open = ({ kind, customerId }: Placed) => {
    if (kind !== "self" && customerId) go(`/customers/${customerId}/graph`);
  };
  const onKey = (event: KeyboardEvent, node: Placed) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      open(node);
      return;
    }
    const next = nextNode(nodes, node.id, event.key);
    if (!next) return;
    event.preventDefault();
    setFocused(next.id);
    places.current.get(next.id)?.focus();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing has no fieldset.
    <svg className={styles.drawing} viewBox="0 0 600 420" role="group" aria-label={text.help}>
      <g aria-hidden>
        {graph.edges.map(({ id, from, to, label, consent }) => {
          const [a, b] = [byId.get(from), byId.get(to)];
          if (!a || !b) return null;
          return (
            <g key={id} className={styles.edge} data-consent={consent.state}>
              <line x1={a.x} y1={a.y} x2={b.x} y2={b.y} />
              <text x={(a.x + b.x) / 2} y={(a.y + b.y) / 2 - 4}>
                {shortened(label)}
              </text>
            </g>
          );
        })}
      </g>
      {nodes.map((node) => (
        // biome-ignore lint/a11y/useSemanticElements: there is no button inside a drawing.
        <g
          key={node.id}
          ref={(element) => {
            if (element) places.current.set(node.id, element);
          }}
          className={styles.node}
          data-kind={node.kind}
          data-opens={node.customerId !== undefined && node.kind !== "self" ? "" : undefined}
          transform={`translate(${node.x} ${node.y})`}
          role="button"
          tabIndex={focused === node.id ? 0 : -1}
          aria-label={[node.label, node.detail].filter(Boolean).join("，")}
          aria-disabled={node.customerId === undefined || node.kind === "self" || undefined}
          onFocus={() => setFocused(node.id)}
          onClick={() => open(node)}
          onKeyDown={(event) => onKey(event, node)}
        >
          <Shape node={node} />
          <text className={styles.name} y={node.kind === "company" ? 36 : 42}>
            {shortened(node.label)}
          </text>
        </g>
      ))}
    </svg>
  );
}

function Shape({ node: { kind, label, tier } }: { node: Placed }) {
  if (kind === "company") return <rect x={-22} y={-18} width={44} height={36} rx={8} />;
  return (
    <>
      <circle r={kind === "self" ? 28 : 22} data-tier={tier} />
      <text className={styles.initial} dy="0.36em">
        {kind === "hidden" ? "·" : label.slice(0, 1)}
      </text>
    </>
  );
}
