import { Button } from "@console/components/button";
import { useRead, useWrite } from "@console/data/queries";
import { useState } from "react";
import { useLocation } from "wouter";
import styles from "./forms.module.css";
import { RemoveDialog } from "./remove-dialog";
import { UsesCard } from "./uses-card";
import { VersionsCard } from "./versions-card";
import { words } from "./words";

/** What stands behind a form: its versions, where it is used, and the way to be rid of it. */
export function FormTail({ id }: { id: string }) {
  const versions = useRead("GET /forms/:id/versions", { id });
  const uses = useRead("GET /forms/:id/uses", { id });
  const [isRemoving, setRemoving] = useState(false);
  const [, go] = useLocation();
  const remove = useWrite("DELETE /forms/:id", {
    refresh: ["GET /forms"],
    done: words.remove.done,
    onDone: () => go("/forms"),
  });
  return (
    <>
      <div className={styles.tail}>
        <VersionsCard query={versions} />
        <UsesCard query={uses} />
      </div>
      <div>
        <Button kind="danger" icon="trash" onClick={() => setRemoving(true)}>
          {words.remove.formTitle}
        </Button>
      </div>
      {isRemoving && (
        <RemoveDialog
          title={words.remove.formTitle}
          uses={uses.data?.items ?? []}
          isBusy={remove.isPending}
          onClose={() => setRemoving(false)}
          onRemove={() => remove.mutate({ id })}
        />
      )}
    </>
  );
}
