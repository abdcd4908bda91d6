import { Icon } from "@console/components/icon";
import { dismiss, useToasts } from "@console/data/toasts";
import styles from "./toaster.module.css";

export function Toaster() {
  const toasts = useToasts();
  return (
    <div className={styles.toaster} role="status" aria-live="polite">
      {toasts.map(({ id, text, tone }) => (
        <button
          key={id}
          type="button"
          className={styles.toast}
          data-tone={tone}
          onClick={() => dismiss(id)}
        >
          <Icon name={tone === "danger" ? "warning" : "check"} size={18} />
          {text}
        </button>
      ))}
    </div>
  );
}
