import Taro from "@tarojs/taro";

export interface Place {
  readonly latitude: number;
  readonly longitude: number;
  readonly name: string;
  readonly address: string;
}

/** Shows a place on the phone's map. */
export function showPlace(place: Place): void {
  void Taro.openLocation({ ...place, scale: 16 });
}
