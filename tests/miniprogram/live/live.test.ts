import { Live } from "@miniprogram/live/live";
import { beforeEach, describe, expect, it } from "vitest";
import { handClock, settled, socketEnd } from "../support/server";

describe("the live connection", () => {
  let clock: ReturnType<typeof handClock>;
  let socket: ReturnType<typeof socketEnd>;
  let tickets: number;

  const make = (ticket = async () => `ticket-${++tickets}`) =>
    new Live({ ticket, open: socket.open, later: clock.later, random: () => 1 });
  const greet = async () => {
    await settled();
    socket.says({ kind: "hello", heartbeatSeconds: 25 });
  };

  beforeEach(() => {
    clock = handClock();
    socket = socketEnd();
    tickets = 0;
  });

  it("is open once the server greets", async () => {
    const live = make();

    live.start();
    await settled();
    expect(live.state.get()).toBe("connecting");
    await greet();

    expect(live.state.get()).toBe("open");
  });

  it("comes back with a new ticket after it broke", async () => {
    const live = make();
    live.start();
    await greet();

    socket.breaks();
    expect(live.state.get()).toBe("waiting");
    await clock.pass(1_000);
    await greet();

    expect(live.state.get()).toBe("open");
    expect(tickets).toBe(2);
  });

  it("waits longer after each failure, and not at all when the network is back", async () => {
    let isDown = true;
    const live = make(async () => {
      if (isDown) throw new Error("no network");
      return "ticket";
    });
    live.start();
    await settled();
    await clock.pass(1_000);
    await clock.pass(1_000);
    expect(live.state.get()).toBe("waiting");

    isDown = false;
    live.hurry();
    await greet();

    expect(live.state.get()).toBe("open");
  });

  it("gives up a connection that says nothing for two heartbeats", async () => {
    const live = make();
    live.start();
    await greet();

    await clock.pass(25_000);
    await clock.pass(25_000);
    await clock.pass(25_000);

    expect(live.state.get()).toBe("waiting");
  });

  it("stays open while the server answers its pings", async () => {
    const live = make();
    live.start();
    await greet();

    for (let beat = 0; beat < 5; beat++) {
      await clock.pass(25_000);
      socket.says({ kind: "pong" });
    }

    expect(live.state.get()).toBe("open");
    expect(socket.sent.filter(({ kind }) => kind === "ping")).toHaveLength(5);
  });

  it("stays closed once it is not wanted", async () => {
    const live = make();
    live.start();
    await greet();

    live.stop();
    await clock.pass(60_000);

    expect(live.state.get()).toBe("off");
    expect(socket.opened).toBe(1);
    expect(live.send({ kind: "ping" })).toBe(false);
  });

  it("opens one socket, however often it is started", async () => {
    const live = make();

    live.start();
    live.start();
    await greet();
    live.start();
    await settled();

    expect(socket.opened).toBe(1);
  });
});
