import { Text, View } from "@tarojs/components";

export function BindHead({ title, text }: { title: string; text?: string }) {
  return (
    <View className="bind__head">
      <View className="bind__mark" />
      <Text className="bind__title">{title}</Text>
      {text ? <Text className="bind__text">{text}</Text> : null}
    </View>
  );
}
