import { sayMoment } from "@shared/format/moment";
import { Text } from "@tarojs/components";
import { now } from "../../data/clock";

export function TimeLine({ at }: { at: string }) {
  return <Text className="rows__time">{sayMoment(at, now())}</Text>;
}
