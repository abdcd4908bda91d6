import { View } from "@tarojs/components";
import { Screen } from "../../../components/screen/screen";
import { useEndpoint } from "../../../hooks/use-endpoint";
import { Copy } from "./copy";
import { Correct } from "./correct";
import { Deletion } from "./deletion";
import { Requests } from "./requests";
import "./index.scss";

export default function RightsPage() {
  return (
    <Screen className="rights" skeleton={<View className="bone bone--card rights__bone" />}>
      <Rights />
    </Screen>
  );
}

/** What a person may ask about their data: correct it, take it along, have it deleted; and what became of it. */
function Rights() {
  const requests = useEndpoint("GET /my/data-requests", {});
  const asked = () => void requests.reload();
  return (
    <>
      <Requests requests={requests} />
      <Correct asked={asked} />
      <Copy asked={asked} />
      <Deletion asked={asked} />
    </>
  );
}
