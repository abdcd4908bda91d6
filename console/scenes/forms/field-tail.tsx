import { Button } from "@console/components/button";
import { useRead, useWrite } from "@console/data/queries";
import { useState } from "react";
import { useLocation } from "wouter";
import styles from "./forms.module.css";
import { RemoveDialog } from "./remove-dialog";
import { UsesCard } from "./uses-card";
import { VersionsCard } from "./versions-card";
import { words } from "./words";

/** What stands behind a field: its versions, where it is used, and the way to be rid of it. */
export function FieldTail({ fieldKey: key }: { fieldKey: string }) {
  const versions = useRead("GET /fields/:key/versions", { key });
  const uses = useRead("GET /fields/:key/uses", { key });
  const [isRemoving, setRemoving] = useState(false);
  const [, go] = useLocation();
  const remove = useWrite("DELETE /fields/:key", {
    refresh: ["GET /fields"],
    done: words.remove.done,
    onDone: () => go("/forms/fields"),
  });
  return (
    <>
      <div className={styles.tail}>
        <VersionsCard query={versions} />
        <UsesCard query={uses} />
      </div>
      <div>
        <Button kind="danger" icon="trash" onClick={() => setRemoving(true)}>
          {words.remove.fieldTitle}
        </Button>
      </div>
      {isRemoving && (
        <RemoveDialog
          title={words.remove.fieldTitle}
          uses={uses.data?.items ?? []}
          isBusy={remove.isPending}
          onClose={() => setRemoving(false)}
          onRemove={() => remove.mutate({ key })}
        />
      )}
    </>
  );
}
