import { Card } from "@console/components/page";
import { Check, Segments } from "@console/components/switches";
import { type Language, language, rememberLanguage } from "@console/data/language";
import { isLarge, setLarge } from "@console/shell/device";
import { useState } from "react";
import styles from "./me.module.css";
import { words } from "./words";

const languages: readonly Language[] = ["zh-CN", "en"];

/** How this device shows things; nothing here is sent anywhere. */
export function DisplayCard() {
  const [large, enlarge] = useState(isLarge);
  return (
    <Card title={words.display}>
      <Check
        isOn={large}
        label={words.large}
        hint={words.largeHint}
        onChange={(isOn) => {
          setLarge(isOn);
          enlarge(isOn);
        }}
      />
      <div className={styles.presence}>
        <p>{words.language}</p>
        <Segments
          label={words.language}
          value={language}
          options={languages.map((value) => ({ value, label: words.languages[value] }))}
          onChange={rememberLanguage}
        />
      </div>
    </Card>
  );
}
