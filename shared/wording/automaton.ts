/** Where a pattern was found: `[start, end)` in the text. */
export interface Found<Value> {
  readonly start: number;
  readonly end: number;
  readonly value: Value;
}

interface Node<Value> {
  readonly next: Map<string, Node<Value>>;
  fail: Node<Value> | undefined;
  /** The nearest node on the way of failures that ends a pattern. */
  output: Node<Value> | undefined;
  length: number;
  value: Value | undefined;
}

/**
 * Finds all of many patterns in one pass over a text (Aho–Corasick): the time depends on the
 * length of the text and what is found in it, not on how many patterns there are.
 */
export function createAutomaton<Value>(
  patterns: Iterable<readonly [string, Value]>,
): (text: string) => Found<Value>[] {
  const root = node<Value>();
  for (const [pattern, value] of patterns) add(root, pattern, value);
  link(root);
  return (text) => scan(root, text);
}

function node<Value>(): Node<Value> {
  return { next: new Map(), fail: undefined, output: undefined, length: 0, value: undefined };
}

function add<Value>(root: Node<Value>, pattern: string, value: Value): void {
  if (pattern === "") return;
  let at = root;
  for (let index = 0; index < pattern.length; index += 1) {
    const unit = pattern.charAt(index);
    const next = at.next.get(unit) ?? node<Value>();
    at.next.set(unit, next);
    at = next;
  }
  at.length = pattern.length;
  at.value = value;
}

/** Gives each node the longest other beginning that its text ends with, nearest to the root first. */
function link<Value>(root: Node<Value>): void {
  const queue: Node<Value>[] = [...root.next.values()];
  for (const first of queue) first.fail = root;
  for (let index = 0; index < queue.length; index += 1) {
    const current = queue[index];
    if (!current) break;
    for (const [unit, child] of current.next) {
      let fail = current.fail;
      while (fail && !fail.next.has(unit)) fail = fail.fail;
      child.fail = fail?.next.get(unit) ?? root;
      child.output = child.fail.length > 0 ? child.fail : child.fail.output;
      queue.push(child);
    }
  }
}

function scan<Value>(root: Node<Value>, text: string): Found<Value>[] {
  const found: Found<Value>[] = [];
  let at: Node<Value> = root;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charAt(index);
    while (at !== root && !at.next.has(unit)) at = at.fail ?? root;
    at = at.next.get(unit) ?? root;
    for (let end: Node<Value> | undefined = at; end; end = end.output)
      if (end.length > 0 && end.value !== undefined)
        found.push({ start: index + 1 - end.length, end: index + 1, value: end.value });
  }
  return found;
}
