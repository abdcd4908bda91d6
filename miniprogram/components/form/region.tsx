import { provinces } from "@shared/forms/provinces";
import { forms as words } from "@shared/text/zh-CN/miniprogram-forms";
import { Input, Picker, Text, View } from "@tarojs/components";
import type { ControlProps } from "./control";
import { withPart } from "./form.model";

/** A province from the list, city and district in the person's own words. */
export function Region({ value, isWrong, change }: ControlProps) {
  const [province = "", city = "", district = ""] = Array.isArray(value) ? value.map(String) : [];
  const look = isWrong ? "form__input--wrong" : "";
  return (
    <View className="form__region">
      <Picker
        mode="selector"
        range={[...provinces]}
        value={Math.max(0, provinces.indexOf(province))}
        onChange={({ detail }) => change(withPart(value, 0, provinces[Number(detail.value)] ?? ""))}
      >
        <View className={`form__input form__input--pick ${look}`}>
          <Text className={province ? "" : "form__placeholder"}>
            {province || words.chooseProvince}
          </Text>
        </View>
      </Picker>
      <Input
        className={`form__input ${look}`}
        value={city}
        maxlength={20}
        placeholder={words.city}
        placeholderClass="form__placeholder"
        onInput={({ detail }) => change(withPart(value, 1, detail.value))}
      />
      <Input
        className="form__input"
        value={district}
        maxlength={20}
        placeholder={words.district}
        placeholderClass="form__placeholder"
        onInput={({ detail }) => change(withPart(value, 2, detail.value))}
      />
    </View>
  );
}
