import { sayDate } from "@shared/format/moment";
import { notice as words } from "@shared/text/zh-CN/miniprogram-identity";
import { Text, View } from "@tarojs/components";
import { Screen } from "../../../components/screen/screen";
import { States } from "../../../components/states/states";
import { useEndpoint } from "../../../hooks/use-endpoint";
import { useRouter } from "../../../platform/lifecycle";
import { useProfile } from "../../../session/profile";
import { Choices } from "./choices";
import "./index.scss";

export default function NoticePage() {
  return (
    <Screen who="visitor" className="notice" skeleton={<NoticeBones />}>
      <Notice />
    </Screen>
  );
}

/** What is done with one's data, to read; and at first use, to answer purpose by purpose. */
function Notice() {
  const { to } = useRouter().params;
  const { noticeNeeded } = useProfile();
  const notice = useEndpoint("GET /privacy-notice", {});
  return (
    <States of={notice} skeleton={<NoticeBones />}>
      {({ version, effectiveOn, sections }) => (
        <>
          <View className="notice__text">
            <Text className="notice__effective">
              {words.effective(sayDate(effectiveOn.slice(0, 10)), version)}
            </Text>
            {sections.map(({ title, text }) => (
              <View key={title} className="notice__section">
                <Text className="notice__title">{title}</Text>
                <Text className="notice__words">{text}</Text>
              </View>
            ))}
          </View>
          {noticeNeeded ? <Choices version={version} to={to} /> : null}
        </>
      )}
    </States>
  );
}

function NoticeBones() {
  return (
    <View>
      <View className="bone bone--card notice__bone" />
      <View className="bone bone--card notice__bone" />
    </View>
  );
}
