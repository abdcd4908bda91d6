import { View } from "@tarojs/components";
import { useCallback, useEffect, useMemo, useState } from "react";
import { Screen } from "../../components/screen/screen";
import { Failure } from "../../components/states/failure";
import { Waiting } from "../../components/states/states";
import { useStore } from "../../data/store";
import { prepareSubscriptions } from "../../data/subscriptions";
import { useDidHide, useDidShow } from "../../platform/lifecycle";
import { asAppError } from "../../session/session";
import { talk } from "../../talk";
import { rowsOf } from "../../talk/rows.model";
import { Composer } from "./composer/composer";
import { Rows } from "./rows";
import { TalkHead } from "./talk-head";
import "./index.scss";

export default function ConversationPage() {
  return (
    <Screen className="talk" skeleton={<TalkBones />}>
      <Conversation />
    </Screen>
  );
}

function Conversation() {
  const state = useStore(talk.store);
  const rows = useMemo(() => rowsOf(state), [state]);
  const [error, setError] = useState<unknown>();
  const [keyboard, setKeyboard] = useState(0);

  const open = useCallback(
    () =>
      talk.open().then(
        () => setError(undefined),
        (cause) => setError(cause),
      ),
    [],
  );
  useEffect(() => {
    void open();
    void prepareSubscriptions().catch(() => undefined);
    talk.watch(true);
    return () => talk.watch(false);
  }, [open]);
  useDidShow(() => talk.watch(true));
  useDidHide(() => talk.watch(false));

  if (!state.id && error) return <Failure error={asAppError(error)} retry={open} />;
  if (!state.rm) {
    return (
      <Waiting>
        <TalkBones />
      </Waiting>
    );
  }
  return (
    <View className="talk__frame" style={{ paddingBottom: `${keyboard}px` }}>
      <TalkHead rm={state.rm} isTyping={state.isTyping} hasWaiting={hasWaiting(state.outbox)} />
      <Rows rows={rows} talk={state} />
      <Composer keyboard={keyboard} onKeyboard={setKeyboard} />
    </View>
  );
}

const patience = 4_000;
const hasWaiting = (outbox: readonly { readonly state: string; readonly at: string }[]) =>
  outbox.some(({ state, at }) => state === "waiting" && Date.now() - Date.parse(at) > patience);

function TalkBones() {
  return (
    <View className="talk-bones">
      <View className="bone talk-bones__theirs" />
      <View className="bone talk-bones__mine" />
      <View className="bone talk-bones__theirs" />
    </View>
  );
}
