import type { Graph, GraphNode } from "@shared/graph/graph";

export interface Placed extends GraphNode {
  readonly x: number;
  readonly y: number;
}

const center = { x: 300, y: 210 };
const radii = { near: 138, far: 236 };

/** Places nodes in two rings around the customer, always the same for the same graph. */
export function placeNodes({ nodes, edges }: Pick<Graph, "nodes" | "edges">): Placed[] {
  const self = nodes.find(({ kind }) => kind === "self");
  if (!self) return [];
  const nearIds = new Set(
    edges.flatMap(({ from, to }) => (from === self.id ? [to] : to === self.id ? [from] : [])),
  );
  const near = nodes.filter(({ id }) => nearIds.has(id) && id !== self.id);
  const far = nodes.filter(({ id }) => !nearIds.has(id) && id !== self.id);
  const angles = new Map<string, number>();
  near.forEach(({ id }, at) => {
    angles.set(id, -Math.PI / 2 + (at / Math.max(near.length, 1)) * 2 * Math.PI);
  });
  // Who is tied to somebody near stands behind them.
  const behind = new Map<string, number>();
  for (const { id } of far) {
    const edge = edges.find(({ from, to }) => from === id || to === id);
    const anchor = edge?.from === id ? edge.to : edge?.from;
    const base = angles.get(anchor ?? "") ?? 0;
    const count = behind.get(anchor ?? "") ?? 0;
    behind.set(anchor ?? "", count + 1);
    angles.set(id, base + (count % 2 === 0 ? 1 : -1) * 0.32 * Math.ceil(count / 2));
  }
  const at = (node: GraphNode, radius: number): Placed => {
    const angle = angles.get(node.id) ?? 0;
    return {
      ...node,
      x: Math.round(center.x + radius * 1.15 * Math.cos(angle)),
      y: Math.round(center.y + radius * 0.78 * Math.sin(angle)),
    };
  };
  return [
    { ...self, ...center },
    ...near.map((node) => at(node, radii.near)),
    ...far.map((node) => at(node, radii.far)),
  ];
}

const ways = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
} as const;

/** The nearest node in the direction of an arrow key. */
export function nextNode(
  nodes: readonly Placed[],
  fromId: string,
  key: string,
): Placed | undefined {
  const way = ways[key as keyof typeof ways];
  const from = nodes.find(({ id }) => id === fromId);
  if (!way || !from) return undefined;
  const [dx, dy] = way;
  const ahead = nodes.flatMap((node) => {
    const x = node.x - from.x;
    const y = node.y - from.y;
    const along = x * dx + y * dy;
    if (node.id === fromId || along <= 0) return [];
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    return [{ node, cost: along + 2 * aside }];
  });
  return ahead.sort((a, b) => a.cost - b.cost)[0]?.node;
}
