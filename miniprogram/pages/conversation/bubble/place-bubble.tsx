import { Text, View } from "@tarojs/components";
import { Icon } from "../../../components/icon/icon";
import { Tap } from "../../../components/tap/tap";
import { type Place, showPlace } from "../../../platform/place";

export function PlaceBubble({ place }: { place: Place }) {
  return (
    <Tap className="bubble__slip" onTap={() => showPlace(place)}>
      <Icon name="place" className="bubble__slip-icon" />
      <View className="bubble__slip-words">
        <Text className="bubble__slip-title">{place.name}</Text>
        <Text className="bubble__slip-text">{place.address}</Text>
      </View>
    </Tap>
  );
}
