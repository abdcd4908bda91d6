import { sayDay } from "@shared/format/moment";
import type { AskedForm } from "@shared/forms/survey";
import { fill } from "@shared/text/fill";
import { forms as words } from "@shared/text/zh-CN/miniprogram-forms";
import { Text, View } from "@tarojs/components";
import { Icon } from "../../../components/icon/icon";
import { Screen } from "../../../components/screen/screen";
import { Empty } from "../../../components/states/empty";
import { States } from "../../../components/states/states";
import { Tap } from "../../../components/tap/tap";
import { now } from "../../../data/clock";
import { useEndpoint } from "../../../hooks/use-endpoint";
import { open } from "../../../platform/navigation";
import "./index.scss";

export default function FormsPage() {
  return (
    <Screen className="forms" skeleton={<FormBones />}>
      <Forms />
    </Screen>
  );
}

function Forms() {
  const forms = useEndpoint("GET /my/forms", {});
  return (
    <States of={forms} skeleton={<FormBones />}>
      {({ items }) =>
        items.length > 0 ? (
          items.map((form) => <FormRow key={form.id} form={form} />)
        ) : (
          <Empty icon="document" title={words.empty} text={words.emptyText} />
        )
      }
    </States>
  );
}

function FormRow({ form: { id, title, state, until, questions } }: { form: AskedForm }) {
  const isWaiting = state === "waiting";
  return (
    <Tap className="forms__row" onTap={() => open("form", { id })}>
      <View className="forms__body">
        <Text className="forms__title">{title}</Text>
        <Text className="forms__text">
          {isWaiting
            ? fill(words.until, { day: sayDay(until.slice(0, 10), now()) })
            : fill(words.questions, { count: questions })}
        </Text>
      </View>
      <Text className={`forms__state ${isWaiting ? "forms__state--waiting" : ""}`}>
        {words.states[state]}
      </Text>
      <Icon name="next" className="forms__next" />
    </Tap>
  );
}

function FormBones() {
  return (
    <View>
      <View className="bone bone--card forms__bone" />
      <View className="bone bone--card forms__bone" />
    </View>
  );
}
