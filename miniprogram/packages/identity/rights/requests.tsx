import type { EndpointBy } from "@shared/core/client";
import type { OutputOf } from "@shared/core/endpoint";
import { sayMoment } from "@shared/format/moment";
import { dataRights as names } from "@shared/text/zh-CN/data-rights";
import { rights as words } from "@shared/text/zh-CN/miniprogram-data-rights";
import { Text, View } from "@tarojs/components";
import { useState } from "react";
import { Button } from "../../../components/button/button";
import { sentence } from "../../../components/states/sentence";
import { States } from "../../../components/states/states";
import { now } from "../../../data/clock";
import type { Resource } from "../../../hooks/use-endpoint";
import { copy, say } from "../../../platform/feedback";
import { openFile, readableFormat } from "../../../platform/open-file";
import { call } from "../../../session";

type All = OutputOf<EndpointBy<"GET /my/data-requests">>;
type Asked = All["items"][number];

/** What was asked and what became of it; nothing is shown where nothing was. */
export function Requests({ requests }: { requests: Resource<All> }) {
  return (
    <States of={requests} skeleton={<View className="bone bone--card rights__bone" />}>
      {({ items }) => (
        <>
          {items.slice(0, 10).map((one) => (
            <RequestCard key={one.id} one={one} changed={() => void requests.reload()} />
          ))}
        </>
      )}
    </States>
  );
}

function RequestCard({ one, changed }: { one: Asked; changed: () => void }) {
  const [isBusy, setBusy] = useState(false);
  const act = async (work: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      say(sentence(error));
    } finally {
      setBusy(false);
    }
  };
  const withdraw = () =>
    act(async () => {
      await call("POST /my/data-requests/:id/withdraw", { id: one.id });
      say(words.withdrawn);
      changed();
    });
  return (
    <View className="rights__card">
      <Text className="rights__title">
        {names.kinds[one.kind]} · {names.states[one.state]}
      </Text>
      <Text className="rights__hint">{linesOf(one)}</Text>
      {one.answer ? <Text className="rights__text">{words.answer(one.answer)}</Text> : null}
      {one.abilities.fetch ? (
        <Button busy={isBusy} onTap={() => void act(() => fetchCopy(one.id))}>
          {words.open}
        </Button>
      ) : null}
      {one.abilities.withdraw ? (
        <Button kind="plain" busy={isBusy} onTap={() => void withdraw()}>
          {words.withdraw}
        </Button>
      ) : null}
    </View>
  );
}

function linesOf(one: Asked): string {
  const day = (at: string) => sayMoment(at, now());
  const isOver = one.state === "done" || one.state === "declined" || one.state === "withdrawn";
  return [
    words.askedAt(day(one.createdAt)),
    ...(one.field && one.value ? [`${names.fields[one.field]}：${one.value}`] : []),
    ...(one.state === "cooling" && one.coolsUntil ? [words.cools(day(one.coolsUntil))] : []),
    ...(isOver || one.kind === "copy" ? [] : [words.due(day(one.dueAt))]),
  ].join("\n");
}

/** Opens the copy where this host can; else its content is at least taken along. */
async function fetchCopy(id: string): Promise<void> {
  const file = await call("GET /my/data-copies/:id", { id, format: readableFormat });
  if (await openFile(file)) return;
  const plain = await call("GET /my/data-copies/:id", { id, format: "json" });
  await copy(decodeURIComponent(bytesOf(plain.base64)));
  say(words.copied);
}

/** Base64 of UTF-8 as percent signs, which every host decodes. */
function bytesOf(base64: string): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  let buffer = 0;
  let bits = 0;
  let text = "";
  for (const letter of base64.replace(/=+$/, "")) {
    buffer = ((buffer << 6) | letters.indexOf(letter)) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    text += `%${((buffer >> bits) & 255).toString(16).padStart(2, "0")}`;
  }
  return text;
}
