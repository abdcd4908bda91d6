import { privacyGate as words } from "@shared/text/zh-CN/miniprogram";
import { Button, Text, View } from "@tarojs/components";
import { useEffect, useState } from "react";
import { onPrivacyQuestion, type PrivacyQuestion as Question } from "../../platform/privacy-gate";
import { Sheet } from "../sheet/sheet";

const agreeButton = "privacy-agree";

/** WeChat's own gate before phone number, album or microphone, in our words. */
export function PrivacyQuestion() {
  const [question, setQuestion] = useState<Question>();
  useEffect(() => onPrivacyQuestion(setQuestion), []);
  if (!question) return null;
  return (
    <Sheet title={words.title} close={question.refuse}>
      <Text className="privacy-question__text">{words.text}</Text>
      <Button
        id={agreeButton}
        className="button button--primary"
        openType="agreePrivacyAuthorization"
        onAgreePrivacyAuthorization={() => question.agree(agreeButton)}
      >
        {words.agree}
      </Button>
      <View className="privacy-question__refuse" onClick={question.refuse}>
        {words.refuse}
      </View>
    </Sheet>
  );
}
