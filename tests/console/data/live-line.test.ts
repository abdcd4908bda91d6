import { type LineState, LiveLine } from "@console/data/live-line";
import type { ServerFrame } from "@shared/live/live";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

/** A socket whose other end is the test. */
class Wire {
  readyState = 1;
  readonly sent: unknown[] = [];
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;
  send(text: string) {
    this.sent.push(JSON.parse(text));
  }
  close() {
    this.readyState = 3;
    this.onclose?.();
  }
  hear(frame: ServerFrame) {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
}

function lineOver(open: () => Promise<Wire>) {
  const states: LineState[] = [];
  const frames: ServerFrame[] = [];
  const line = new LiveLine({
    open: async () => (await open()) as unknown as WebSocket,
    onFrame: (frame) => frames.push(frame),
    onState: (state) => states.push(state),
    random: () => 1,
  });
  return { line, states, frames };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the live line", () => {
  it("is open once the server has said hello", async () => {
    const wire = new Wire();
    const { line, states, frames } = lineOver(async () => wire);

    line.start();
    await vi.advanceTimersByTimeAsync(0);
    wire.hear({ kind: "hello", heartbeatSeconds: 30 });

    expect(states).toEqual(["connecting", "open"]);
    expect(frames).toHaveLength(1);
    expect(line.send({ kind: "ping" })).toBe(true);
  });

  it("connects again after a break, with growing pauses while nobody answers", async () => {
    let opens = 0;
    const { line, states } = lineOver(async () => {
      opens += 1;
      throw new Error("down");
    });

    line.start();
    await vi.advanceTimersByTimeAsync(800 + 1600 - 1);
    expect(opens).toBe(2);
    await vi.advanceTimersByTimeAsync(1);

    expect(opens).toBe(3);
    expect(states.at(-1)).toBe("lost");
  });

  it("takes a long silence for a break", async () => {
    const wires: Wire[] = [];
    const { line } = lineOver(async () => {
      const wire = new Wire();
      wires.push(wire);
      return wire;
    });

    line.start();
    await vi.advanceTimersByTimeAsync(0);
    wires[0]?.hear({ kind: "hello", heartbeatSeconds: 10 });
    await vi.advanceTimersByTimeAsync(40_000);

    expect(wires[0]?.readyState).toBe(3);
    expect(wires.length).toBeGreaterThan(1);
  });

  it("stays down when it was stopped", async () => {
    const wire = new Wire();
    let opens = 0;
    const { line } = lineOver(async () => {
      opens += 1;
      return wire;
    });

    line.start();
    await vi.advanceTimersByTimeAsync(0);
    line.stop();
    await vi.advanceTimersByTimeAsync(60_000);

    expect(opens).toBe(1);
    expect(line.send({ kind: "ping" })).toBe(false);
  });

  it("hurries when the device comes back instead of waiting out its pause", async () => {
    let opens = 0;
    const { line } = lineOver(async () => {
      opens += 1;
      throw new Error("down");
    });

    line.start();
    await vi.advanceTimersByTimeAsync(10);
    line.hurry();
    await vi.advanceTimersByTimeAsync(0);

    expect(opens).toBe(2);
  });
});
