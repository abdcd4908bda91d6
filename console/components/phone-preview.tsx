import styles from "./phone-preview.module.css";

interface PhonePreviewProps {
  readonly label: string;
  readonly sender: string;
  readonly time: string;
  readonly bubble?: { readonly headline: string; readonly body: string };
  readonly notice?: {
    readonly title: string;
    readonly lines: readonly { readonly label: string; readonly text: string }[];
  };
  readonly open: string;
}

/** What will stand on the customer's phone, in true proportions: the talk, and the notice. */
export function PhonePreview({ label, sender, time, bubble, notice, open }: PhonePreviewProps) {
  return (
    <figure className={styles.phone} aria-label={label}>
      <div className={styles.screen}>
        <div className={styles.bar}>{sender}</div>
        <p className={styles.time}>{time}</p>
        {bubble && (
          <div className={styles.bubble}>
            <strong>{bubble.headline}</strong>
            <p>{bubble.body}</p>
          </div>
        )}
        {notice && (
          <div className={styles.notice}>
            <strong>{notice.title}</strong>
            <dl>
              {notice.lines.map((line) => (
                <div key={line.label}>
                  <dt>{line.label}</dt>
                  <dd>{line.text}</dd>
                </div>
              ))}
            </dl>
            <span className={styles.open}>{open}</span>
          </div>
        )}
      </div>
    </figure>
  );
}
