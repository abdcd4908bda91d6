import { View } from "@tarojs/components";
import { shareTaken } from "./meter.model";
import "./meter.scss";

/** How much is taken, as a thin bar; the words beside it say the number. */
export function Meter({ taken, of }: { taken: number; of: number }) {
  return (
    <View className="meter">
      <View className="meter__taken" style={{ width: `${shareTaken(taken, of)}%` }} />
    </View>
  );
}
