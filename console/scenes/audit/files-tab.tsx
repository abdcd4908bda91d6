import { Label } from "@console/components/badges";
import { List, Row } from "@console/components/list";
import { Card } from "@console/components/page";
import { Empty, Loaded } from "@console/components/states";
import { now } from "@console/data/clock";
import { useRead } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import styles from "./audit.module.css";
import { words } from "./words";

const tones = { asked: "neutral", ready: "ok", refused: "danger", gone: "neutral" } as const;

/** Files of the trail that one asked for. */
export function FilesTab() {
  const query = useRead("GET /audit/exports", {}, { refetchInterval: 5_000 });
  return (
    <Card flush>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="upload" title={words.files.none} text={words.files.noneText} />
          ) : (
            <List label={words.tabs.files}>
              {items.map(({ id, state, askedAt, lines, expiresAt }) => (
                <li key={id}>
                  <Row
                    title={
                      <>
                        <span>{sayMoment(askedAt, now())}</span>
                        <Label tone={tones[state]}>{words.files.states[state]}</Label>
                      </>
                    }
                    text={[
                      lines !== undefined && words.files.lines(lines),
                      state === "ready" &&
                        expiresAt &&
                        words.files.until(sayMoment(expiresAt, now())),
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                    end={
                      state === "ready" && (
                        <a
                          className={styles.download}
                          href={`/api/v1/exports/audit/${id}`}
                          download
                        >
                          {words.files.download}
                        </a>
                      )
                    }
                  />
                </li>
              ))}
            </List>
          )
        }
      </Loaded>
    </Card>
  );
}
