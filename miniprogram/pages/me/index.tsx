import { me as words } from "@shared/text/zh-CN/miniprogram";
import { Text, View } from "@tarojs/components";
import { useEffect } from "react";
import { Cell, SwitchCell } from "../../components/cell/cell";
import { Screen } from "../../components/screen/screen";
import { Tap } from "../../components/tap/tap";
import { changeSettings, useSettings } from "../../data/settings";
import { prepareSubscriptions } from "../../data/subscriptions";
import { ask } from "../../platform/feedback";
import { open } from "../../platform/navigation";
import { signOut } from "../../session/sign-out";
import { Messages } from "./messages";
import { ProfileCard } from "./profile-card";
import "./index.scss";

export default function MePage() {
  return (
    <Screen className="me">
      <Me />
    </Screen>
  );
}

function Me() {
  useEffect(() => void prepareSubscriptions().catch(() => undefined), []);
  return (
    <>
      <ProfileCard />
      <View className="cells">
        <Cell icon="calendar" title={words.bookings} onTap={() => open("bookings")} />
        <Cell icon="place" title={words.checkIn} onTap={() => open("checkIn")} />
        <Cell icon="events" title={words.tickets} onTap={() => open("tickets")} />
        <Cell icon="checks" title={words.forms} onTap={() => open("forms")} />
        <Cell icon="chart" title={words.assets} onTap={() => open("assets")} />
      </View>
      <Preferences />
      <View className="cells">
        <Cell icon="shield" title={words.consents} onTap={() => open("consents")} />
        <Cell icon="document" title={words.notice} onTap={() => open("notice")} />
        <Cell icon="person" title={words.data} onTap={() => open("data")} />
      </View>
      <SignOut />
    </>
  );
}

function Preferences() {
  const { elder, hideAmounts } = useSettings();
  return (
    <View className="cells">
      <SwitchCell
        icon="text-size"
        title={words.elder}
        text={words.elderText}
        isOn={elder}
        change={(isOn) => changeSettings({ elder: isOn })}
      />
      <SwitchCell
        icon="hidden"
        title={words.hideAmounts}
        text={words.hideAmountsText}
        isOn={hideAmounts}
        change={(isOn) => changeSettings({ hideAmounts: isOn })}
      />
      <Messages />
    </View>
  );
}

function SignOut() {
  const leave = async () => {
    const isSure = await ask({
      title: words.signOutTitle,
      text: words.signOutAsk,
      yes: words.signOut,
      no: words.stay,
    });
    if (isSure) await signOut();
  };
  return (
    <Tap className="me__out" onTap={() => void leave()}>
      <Text>{words.signOut}</Text>
    </Tap>
  );
}
