import { dayOf } from "@shared/calendar/day";
import { sayDay } from "@shared/format/moment";
import { consents as words } from "@shared/text/zh-CN/miniprogram-identity";
import { Text, View } from "@tarojs/components";
import { useState } from "react";
import { Button } from "../../../components/button/button";
import { SwitchCell } from "../../../components/cell/cell";
import { Screen } from "../../../components/screen/screen";
import { sentence } from "../../../components/states/sentence";
import { States } from "../../../components/states/states";
import { now } from "../../../data/clock";
import { useEndpoint } from "../../../hooks/use-endpoint";
import { ask, say } from "../../../platform/feedback";
import { call } from "../../../session";
import { signOut } from "../../../session/sign-out";
import type { ConsentRow, Purpose } from "../notice/choices.model";
import { sayPurpose } from "../parts/say-purpose";
import "./index.scss";

export default function ConsentsPage() {
  return (
    <Screen className="consents" skeleton={<ConsentBones />}>
      <Consents />
    </Screen>
  );
}

/** Every purpose with its switch; a change of mind takes one tap and works at once. */
function Consents() {
  const consents = useEndpoint("GET /my/consents", {});
  const [busy, setBusy] = useState<Purpose>();
  const { state } = consents;
  const rows = state.status === "ready" ? state.data.items : [];

  const change = async (purpose: Purpose, granted: boolean) => {
    const version = rows.find((row) => row.purpose === purpose)?.version ?? "";
    setBusy(purpose);
    try {
      consents.put(await call("POST /my/consents", { version, answers: [{ purpose, granted }] }));
      say(words.saved);
    } catch (error) {
      say(sentence(error));
    } finally {
      setBusy(undefined);
    }
  };
  return (
    <States of={consents} skeleton={<ConsentBones />}>
      {({ items }) => (
        <>
          <Text className="consents__lead">{words.lead}</Text>
          <View className="cells">
            {items.map((row) => (
              <SwitchCell
                key={row.purpose}
                {...described(row)}
                isOn={row.granted}
                disabled={busy !== undefined || (row.necessary && row.granted)}
                change={(isOn) => void change(row.purpose, isOn)}
              />
            ))}
          </View>
          <Stop purposes={items.map(({ purpose }) => purpose)} version={items[0]?.version ?? ""} />
        </>
      )}
    </States>
  );
}

function described(row: ConsentRow) {
  const { title, text } = sayPurpose(row);
  const since =
    row.granted && row.at ? words.since(sayDay(dayOf(new Date(row.at)), now())) : words.off;
  return { title, text: `${text}\n${since}` };
}

/** Everything taken back: the service ends here, the bank's own business goes on. */
function Stop({ purposes: all, version }: { purposes: readonly Purpose[]; version: string }) {
  const stop = async () => {
    const isSure = await ask({
      title: words.stopAsk,
      text: words.stopText,
      yes: words.stopYes,
      no: words.stopNo,
    });
    if (!isSure) return;
    try {
      const answers = all.map((purpose) => ({ purpose, granted: false }));
      await call("POST /my/consents", { version, answers });
      await signOut();
    } catch (error) {
      say(sentence(error));
    }
  };
  return (
    <Button kind="danger" onTap={() => void stop()}>
      {words.stop}
    </Button>
  );
}

function ConsentBones() {
  return <View className="bone bone--card consents__bone" />;
}
