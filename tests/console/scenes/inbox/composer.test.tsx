import { OutgoingBubble } from "@console/scenes/inbox/bubble";
import { Composer } from "@console/scenes/inbox/composer";
import { readDraft } from "@console/scenes/inbox/drafts";
import { flush, useOutgoing } from "@console/scenes/inbox/outbox";
import { cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import { answering, refusal, renderAs } from "@tests/support/console";
import { afterEach, describe, expect, it, vi } from "vitest";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
});

let conversations = 0;

/** The composer of a fresh conversation, with the bubbles of what is on its way. */
function open(answer: unknown) {
  conversations += 1;
  const id = `cnv_${conversations}`;
  const send = `POST /conversations/${id}/messages`;
  const asked = answering({
    "GET /customers/cus_1": { politeName: "陈先生" },
    "GET /quick-replies": {
      items: [
        { id: "1", title: "稍后回复", text: "{{name}}您好，稍后给您答复。" },
        { id: "2", title: "到期续作", text: "{{name}}，您的存单即将到期。" },
      ],
    },
    [send]: answer,
  });
  const item = {
    id,
    customerId: "cus_1",
    customerName: "陈嘉禾",
    tier: "diamond" as const,
    lastSeq: 0,
    receipts: { customerDelivered: 0, customerRead: 0, staffDelivered: 0, staffRead: 0 },
    unread: 0,
    online: true,
  };
  renderAs(
    [],
    <>
      <OnTheWay id={id} />
      <Composer item={item} />
    </>,
  );
  const sends = () => asked.filter(({ key }) => key === send).map(({ body }) => body);
  return { id, sends, asked };
}

function OnTheWay({ id }: { id: string }) {
  return useOutgoing(id).map((one) => <OutgoingBubble key={one.clientId} outgoing={one} />);
}

const field = () => screen.getByRole("textbox", { name: "写给 陈嘉禾" }) as HTMLTextAreaElement;
const type = (value: string) => fireEvent.change(field(), { target: { value } });
const press = (key: string) => fireEvent.keyDown(field(), { key });
const stored = (body: unknown) => ({
  message: { ...(body as object), id: "msg_1", seq: 1, conversationId: "x" },
  warnings: [],
});

describe("writing an answer", () => {
  it("puts a quick reply in with the customer's polite name, by keyboard alone", async () => {
    const { asked } = open(stored);
    await waitFor(() => expect(asked.some(({ key }) => key === "GET /customers/cus_1")).toBe(true));

    type("/到期");
    await screen.findByRole("option", { name: /到期续作/ });
    press("Enter");

    expect(field().value).toBe("陈先生，您的存单即将到期。");
  });

  it("sends by Enter and empties the field", async () => {
    const { sends } = open(stored);

    type("您好");
    press("Enter");

    await waitFor(() => expect(sends()).toHaveLength(1));
    expect(sends()[0]).toMatchObject({ body: { kind: "text", text: "您好" } });
    expect(field().value).toBe("");
  });

  it("keeps what was not sent, per conversation", () => {
    const { id } = open(stored);

    type("写到一半");

    expect(readDraft(id)).toBe("写到一半");
    expect(readDraft("cnv_other")).toBe("");
  });

  it("sends the same message again when the network is back, and no other", async () => {
    let isUp = false;
    const { sends } = open((body: unknown) => (isUp ? stored(body) : new TypeError("down")));
    type("明天见");
    press("Enter");
    await screen.findByText("网络不稳，消息已保存，将自动重发", {}, { timeout: 3000 });

    isUp = true;
    await flush();

    const ids = sends().map((body) => (body as { clientId: string }).clientId);
    expect(new Set(ids).size).toBe(1);
    expect(screen.queryByText("网络不稳，消息已保存，将自动重发")).toBeNull();
  });

  it("tries by itself until the network is back", async () => {
    let tries = 0;
    const { sends } = open((body: unknown) => {
      tries += 1;
      return tries > 2 ? stored(body) : new TypeError("down");
    });

    type("稍等");
    press("Enter");

    await waitFor(() => expect(screen.queryAllByRole("article")).toHaveLength(0), {
      timeout: 15_000,
    });
    expect(new Set(sends().map((body) => (body as { clientId: string }).clientId)).size).toBe(1);
  });

  it("lets the writer insist on a warning, and gives blocked words back to be rewritten", async () => {
    const gate = (blocked: boolean) =>
      Response.json(
        refusal("conversation.wordingBlocked", {
          blocked,
          hits: [{ word: "保本", reason: "不得承诺" }],
        }),
        { status: 422 },
      );
    const { sends } = open((body: unknown) => {
      const { acceptWarnings, body: said } = body as {
        acceptWarnings?: boolean;
        body: { text: string };
      };
      return acceptWarnings ? stored(body) : gate(said.text.includes("绝对"));
    });

    type("保本吗");
    press("Enter");
    fireEvent.click(await screen.findByRole("button", { name: "仍然发送" }));
    await waitFor(() => expect(screen.queryByText(/请再看一眼/)).toBeNull());
    expect(sends().at(-1)).toMatchObject({ acceptWarnings: true });

    type("绝对保本");
    press("Enter");
    await screen.findByText("含有不可发送的内容：保本(不得承诺)");
    expect(screen.queryByRole("button", { name: "仍然发送" })).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "修改" }));
    expect(field().value).toBe("绝对保本");
  });
});
