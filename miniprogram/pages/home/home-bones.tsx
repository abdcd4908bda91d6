import { View } from "@tarojs/components";

export function HomeBones() {
  return (
    <View className="home-bones">
      <View className="bone home-bones__greeting" />
      <View className="bone bone--card home-bones__card" />
      <View className="bone bone--card home-bones__tiles" />
      <View className="bone bone--card home-bones__list" />
    </View>
  );
}
