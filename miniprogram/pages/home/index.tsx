import { dayOf } from "@shared/calendar/day";
import type { Home } from "@shared/home/home";
import { home as words } from "@shared/text/zh-CN/miniprogram";
import { Text, View } from "@tarojs/components";
import { useEffect } from "react";
import { Screen } from "../../components/screen/screen";
import { States } from "../../components/states/states";
import { now } from "../../data/clock";
import { partOfDay, sayDayInFull } from "../../format/time";
import { useEndpoint } from "../../hooks/use-endpoint";
import { useLiveChange } from "../../live";
import { setBadge } from "../../platform/feedback";
import { endPullDown, usePullDownRefresh } from "../../platform/lifecycle";
import { Concerns } from "./concerns";
import { HomeBones } from "./home-bones";
import { RmCard } from "./rm-card";
import { Tiles } from "./tiles";
import { Visit } from "./visit";
import "./index.scss";

export default function HomePage() {
  return (
    <Screen className="home" skeleton={<HomeBones />}>
      <HomeContent />
    </Screen>
  );
}

function HomeContent() {
  const home = useEndpoint("GET /my/home", {});
  usePullDownRefresh(() => void home.reload().finally(endPullDown));
  useLiveChange(home.reload);
  return (
    <States of={home} skeleton={<HomeBones />}>
      {(data) => <HomeReady home={data} />}
    </States>
  );
}

function HomeReady({ home }: { home: Home }) {
  useEffect(() => setBadge(home.unread), [home.unread]);
  const time = now();
  return (
    <>
      <View className="home__greeting">
        <Text className="home__name">
          {home.politeName}，{words.greeting[partOfDay(time)]}
        </Text>
        <Text className="home__date">{sayDayInFull(dayOf(time), time)}</Text>
      </View>
      <RmCard rm={home.rm} tier={home.tier} lastLine={home.lastLine} unread={home.unread} />
      <Visit />
      <Tiles />
      <Concerns items={home.items} />
    </>
  );
}
