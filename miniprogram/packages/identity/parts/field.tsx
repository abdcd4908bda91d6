import { Input, Text, View } from "@tarojs/components";
import "./field.scss";

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  readonly longest: number;
  readonly kind?: "text" | "number" | "idcard";
  readonly change: (value: string) => void;
}

export function Field({ label, value, placeholder, longest, kind = "text", change }: FieldProps) {
  return (
    <View className="field">
      <Text className="field__label">{label}</Text>
      <Input
        className="field__input"
        type={kind}
        value={value}
        maxlength={longest}
        placeholder={placeholder}
        placeholderClass="field__placeholder"
        onInput={({ detail }) => change(detail.value)}
      />
    </View>
  );
}
