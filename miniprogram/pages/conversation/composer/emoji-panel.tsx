import { Text, View } from "@tarojs/components";
import { Tap } from "../../../components/tap/tap";

const emojis = [
  ..."😊😄😃🙂😉😍🤝👍👏🙏💪👌🌹💐🎉🎁🍵🍷⛳🏌🎵🎓🏥✈🚗🏠💼📄📈💰⏰☎🌞🌙🍂❄🏮🧧🥂🎂😢😅🤔😴",
];

/** Signs of the phone's own, for those who write with them. */
export function EmojiPanel({ add }: { add: (emoji: string) => void }) {
  return (
    <View className="composer__panel composer__emojis">
      {emojis.map((emoji) => (
        <Tap key={emoji} className="composer__emoji" onTap={() => add(emoji)}>
          <Text>{emoji}</Text>
        </Tap>
      ))}
    </View>
  );
}
