import { MessageContent } from "@console/scenes/inbox/message-content";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";

afterEach(cleanup);

describe("what a customer sends", () => {
  it("is shown as text and never as markup", () => {
    const text = `<img src=x onerror="alert(1)"> <b>您好</b>`;

    const { container } = render(<MessageContent body={{ kind: "text", text }} isOurs={false} />);

    expect(container.textContent).toBe(text);
    expect(container.querySelector("img, b")).toBeNull();
  });

  it("opens what a card is about", () => {
    const card = {
      kind: "card",
      card: "event",
      refId: "evt_1",
      title: "高尔夫",
      lines: [],
    } as const;

    render(<MessageContent body={{ ...card, lines: [] }} isOurs={false} />);

    expect(screen.getByRole("link").getAttribute("href")).toBe("/events/evt_1");
  });

  it("is fetched by the session and by nothing that the name of a file could say", () => {
    const file = { kind: "file", mediaId: "../../evil", name: "a.pdf", bytes: 2048 } as const;

    render(<MessageContent body={file} isOurs={false} />);

    expect(screen.getByRole("link").getAttribute("href")).toBe("/api/v1/media/..%2F..%2Fevil");
  });
});
