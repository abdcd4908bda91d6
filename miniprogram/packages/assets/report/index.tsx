import type { Portfolio } from "@shared/portfolio/portfolio";
import { assets as words } from "@shared/text/zh-CN/miniprogram-assets";
import { Text, View } from "@tarojs/components";
import { useState } from "react";
import { Button } from "../../../components/button/button";
import { Screen } from "../../../components/screen/screen";
import { Empty } from "../../../components/states/empty";
import { States } from "../../../components/states/states";
import { useSettings } from "../../../data/settings";
import { useEndpoint } from "../../../hooks/use-endpoint";
import { endPullDown, usePullDownRefresh } from "../../../platform/lifecycle";
import { open } from "../../../platform/navigation";
import { Allocation } from "./allocation";
import { Holdings } from "./holdings";
import { Maturities } from "./maturities";
import { Total } from "./total";
import { Trend } from "./trend";
import "./index.scss";

export default function ReportPage() {
  return (
    <Screen className="report" skeleton={<ReportBones />}>
      <Report />
    </Screen>
  );
}

function Report() {
  const report = useEndpoint("GET /my/portfolio", {});
  usePullDownRefresh(() => void report.reload().finally(endPullDown));
  return (
    <States of={report} skeleton={<ReportBones />}>
      {({ portfolio }) =>
        portfolio ? (
          <ReportReady portfolio={portfolio} />
        ) : (
          <Empty
            icon="chart"
            title={words.empty}
            text={words.emptyText}
            act={{ label: words.emptyAct, onTap: () => open("conversation") }}
          />
        )
      }
    </States>
  );
}

function ReportReady({ portfolio }: { portfolio: Portfolio }) {
  const { hideAmounts } = useSettings();
  const [isHidden, setHidden] = useState(hideAmounts);
  return (
    <>
      <Total portfolio={portfolio} isHidden={isHidden} toggle={() => setHidden(!isHidden)} />
      <Trend points={portfolio.trend} />
      <Allocation parts={portfolio.allocation} isHidden={isHidden} />
      <Maturities items={portfolio.maturities} isHidden={isHidden} />
      <Holdings items={portfolio.holdings} isHidden={isHidden} />
      <View className="report__talk">
        <Button kind="plain" onTap={() => open("conversation")}>
          {words.talk}
        </Button>
      </View>
      <Text className="report__note">{words.note}</Text>
    </>
  );
}

function ReportBones() {
  return (
    <View>
      <View className="bone bone--card report__bone" />
      <View className="bone bone--card report__bone" />
      <View className="bone bone--card report__bone" />
    </View>
  );
}
