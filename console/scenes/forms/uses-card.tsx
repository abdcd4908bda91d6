import { Label } from "@console/components/badges";
import { List, Row } from "@console/components/list";
import { Card } from "@console/components/page";
import { Loaded } from "@console/components/states";
import type { Use } from "@shared/forms/field";
import styles from "./forms.module.css";
import { words } from "./words";

interface UsesProps {
  readonly query: {
    readonly data: { readonly items: readonly Use[] } | undefined;
    readonly error: unknown;
    readonly refetch: () => unknown;
  };
}

/** Where a field or a form is used. */
export function UsesCard({ query }: UsesProps) {
  return (
    <Card title={words.uses.title} flush>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={styles.hollow}>{words.uses.empty}</p>
          ) : (
            <UseList uses={items} />
          )
        }
      </Loaded>
    </Card>
  );
}

export function UseList({ uses }: { uses: readonly Use[] }) {
  return (
    <List label={words.uses.title}>
      {uses.map(({ kind, label, href, count }) => (
        <li key={`${kind}${href ?? label}`}>
          <Row
            // Segments have no page of their own.
            href={kind === "segment" ? undefined : href}
            title={label}
            text={words.uses.kinds[kind]}
            end={count !== undefined && <Label>{words.uses.count(count)}</Label>}
          />
        </li>
      ))}
    </List>
  );
}
