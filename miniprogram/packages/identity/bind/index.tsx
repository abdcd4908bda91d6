import type { CustomerSession } from "@shared/sessions/session";
import { View } from "@tarojs/components";
import { useState } from "react";
import { Screen } from "../../../components/screen/screen";
import { States } from "../../../components/states/states";
import { useEndpoint } from "../../../hooks/use-endpoint";
import { useRouter } from "../../../platform/lifecycle";
import { pathOf, startAt } from "../../../platform/navigation";
import { session } from "../../../session";
import { forgetInvite, invite } from "../../../session/invite";
import { ByInvite } from "./by-invite";
import { ByPhone } from "./by-phone";
import { ConfirmIdentity } from "./confirm-identity";
import { InReview } from "./in-review";
import { Lead } from "./lead";
import "./index.scss";

export default function BindPage() {
  return (
    <Screen who="visitor" className="bind" skeleton={<BindBones />}>
      <Bind />
    </Screen>
  );
}

/** From a WeChat user to a known customer: by invitation, or by the phone number the bank knows. */
function Bind() {
  const { to, scene } = useRouter().params;
  const [code, setCode] = useState(() => (scene ? decodeURIComponent(scene) : invite()));
  const binding = useEndpoint("GET /binding", {});

  const bound = (opened: CustomerSession) => {
    forgetInvite();
    session.adopt(opened);
    startAt(to ? decodeURIComponent(to) : pathOf("home"));
  };
  return (
    <States of={binding} skeleton={<BindBones />}>
      {(state) => {
        if (state.binding === "inReview") return <InReview reload={binding.reload} />;
        if (code !== undefined)
          return <ByInvite code={code} bound={bound} leave={() => setCode(undefined)} />;
        if (state.needsIdLastFour)
          return <ConfirmIdentity maskedName={state.maskedName} bound={bound} />;
        if (state.binding === "notVip") return <Lead again={() => binding.put(unbound)} />;
        return <ByPhone found={binding.put} haveInvite={() => setCode("")} />;
      }}
    </States>
  );
}

const unbound = { binding: "unbound", needsIdLastFour: false, maskedName: "" } as const;

function BindBones() {
  return (
    <View className="bind-bones">
      <View className="bone bind-bones__title" />
      <View className="bone bone--card bind-bones__card" />
    </View>
  );
}
