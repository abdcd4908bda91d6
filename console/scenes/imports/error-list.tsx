import { Button } from "@console/components/button";
import { call } from "@console/data/call";
import { sentenceOf } from "@console/data/failure";
import { toast } from "@console/data/toasts";
import { useState } from "react";
import { words } from "./words";

/** The lines that cannot come in, as a file to work them off. */
export function ErrorList({ id }: { id: string }) {
  const [isBusy, setBusy] = useState(false);
  const save = () => {
    setBusy(true);
    call("GET /imports/:id/errors", { id })
      .then(({ fileName, text }) => {
        const link = document.createElement("a");
        link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
        link.download = fileName;
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
      })
      .catch((failure: unknown) => toast(sentenceOf(failure), "danger"))
      .finally(() => setBusy(false));
  };
  return (
    <Button size="small" icon="note" busy={isBusy} onClick={save}>
      {words.errorList}
    </Button>
  );
}
