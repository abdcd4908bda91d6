import type { MyArrival } from "@shared/arrivals/arrival";
import { sayMoment } from "@shared/format/moment";
import { visit as said, checkIn as words } from "@shared/text/zh-CN/miniprogram-arrivals";
import { Text, View } from "@tarojs/components";
import { Button } from "../../../components/button/button";
import { Icon } from "../../../components/icon/icon";
import { Screen } from "../../../components/screen/screen";
import { States } from "../../../components/states/states";
import { now } from "../../../data/clock";
import { canHearBeacons } from "../../../platform/beacons";
import { back, open } from "../../../platform/navigation";
import { canScan } from "../../../platform/scan";
import { type CheckIn, useCheckIn } from "./use-check-in";
import "./index.scss";

export default function CheckInPage() {
  return (
    <Screen className="check-in" skeleton={<Bones />}>
      <Content />
    </Screen>
  );
}

function Content() {
  const checkIn = useCheckIn();
  return (
    <States of={checkIn.arrival} skeleton={<Bones />}>
      {({ consented, visit }) => (
        <>
          {checkIn.problem ? (
            <View className="check-in__problem" ariaRole="alert">
              <Icon name="alert" />
              <Text>{checkIn.problem}</Text>
            </View>
          ) : null}
          {visit ? (
            <Here visit={visit} />
          ) : consented ? (
            <Ready checkIn={checkIn} />
          ) : (
            <Consent checkIn={checkIn} />
          )}
        </>
      )}
    </States>
  );
}

/** Asked once, with nothing ticked beforehand. */
function Consent({ checkIn: { agree, isBusy } }: { checkIn: CheckIn }) {
  return (
    <>
      <Head title={words.consentTitle} text={words.consentLead} />
      <View className="check-in__points">
        {words.consentPoints.map((point) => (
          <View key={point} className="check-in__point">
            <Icon name="check" className="check-in__tick" />
            <Text>{point}</Text>
          </View>
        ))}
      </View>
      <View className="check-in__acts">
        <Button busy={isBusy} onTap={agree}>
          {words.agree}
        </Button>
        <Button kind="quiet" onTap={back}>
          {words.notNow}
        </Button>
      </View>
    </>
  );
}

function Ready({ checkIn: { scan, isBusy, arrival } }: { checkIn: CheckIn }) {
  const { silence } = arrival;
  return (
    <>
      <Head title={words.readyTitle} text={words.readyText} />
      {canHearBeacons ? (
        <View className="check-in__listening">
          <View className={`check-in__wave ${silence ? "check-in__wave--off" : ""}`} />
          <Text>{silence ? words.silent[silence] : words.listening}</Text>
        </View>
      ) : null}
      {canScan ? null : <Text className="check-in__hint">{words.scanHint}</Text>}
      <View className="check-in__acts">
        {canScan ? (
          <Button busy={isBusy} onTap={scan}>
            {words.scan}
          </Button>
        ) : null}
        <Button kind="quiet" onTap={() => open("consents")}>
          {words.manage}
        </Button>
      </View>
    </>
  );
}

function Here({ visit }: { visit: NonNullable<MyArrival["visit"]> }) {
  const { place, at, state, rmName } = visit;
  return (
    <>
      <Head
        title={said.title(place)}
        text={state === "served" ? said.served(rmName) : said.waiting(rmName)}
      />
      <Text className="check-in__since">{words.since(sayMoment(at, now()))}</Text>
      <View className="check-in__acts">
        <Button onTap={() => open("home")}>{words.home}</Button>
      </View>
    </>
  );
}

function Head({ title, text }: { title: string; text: string }) {
  return (
    <View className="check-in__head">
      <View className="check-in__sign">
        <Icon name="place" />
      </View>
      <Text className="check-in__title">{title}</Text>
      <Text className="check-in__lead">{text}</Text>
    </View>
  );
}

function Bones() {
  return (
    <View className="check-in__bones">
      <View className="bone check-in__bone" />
      <View className="bone bone--card check-in__bone" />
    </View>
  );
}
