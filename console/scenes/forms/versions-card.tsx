import { Card } from "@console/components/page";
import { Loaded } from "@console/components/states";
import { now } from "@console/data/clock";
import { sayMoment } from "@console/format/say-time";
import type { VersionView } from "@shared/forms/field";
import styles from "./forms.module.css";
import { words } from "./words";

interface VersionsProps {
  readonly query: {
    readonly data: { readonly items: readonly VersionView[] } | undefined;
    readonly error: unknown;
    readonly refetch: () => unknown;
  };
}

/** The versions that were published, each with its note and what it changed. */
export function VersionsCard({ query }: VersionsProps) {
  return (
    <Card title={words.versions.title}>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={styles.hollow}>{words.versions.empty}</p>
          ) : (
            <ol className={styles.versions}>
              {items.map((version) => (
                <li key={version.no}>
                  <p>
                    <strong>{words.versions.no(version.no)}</strong> {version.note}
                  </p>
                  <p className={styles.quiet}>
                    {version.by} · {sayMoment(version.at, now())}
                  </p>
                  {version.changes.length > 0 && (
                    <ul className={styles.changes}>
                      {version.changes.map((change) => (
                        <li key={change}>{change}</li>
                      ))}
                    </ul>
                  )}
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </Card>
  );
}
