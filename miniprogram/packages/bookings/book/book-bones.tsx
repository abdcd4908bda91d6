import { View } from "@tarojs/components";

const rows = ["a", "b", "c", "d", "e"];

export function BookBones() {
  return (
    <View className="book-bones">
      <View className="bone book-bones__title" />
      {rows.map((row) => (
        <View key={row} className="bone bone--card book-bones__row" />
      ))}
    </View>
  );
}
