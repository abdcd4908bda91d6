import { Loaded, Skeleton } from "@console/components/states";
import { useRead } from "@console/data/queries";
import { RepliesEditor } from "./replies-editor";

/** What the official account answers without anybody sitting there. */
export function RepliesTab() {
  const query = useRead("GET /wechat-replies", {});
  return (
    <Loaded query={query} skeleton={<Skeleton kind="cards" rows={3} />}>
      {(desk) => <RepliesEditor desk={desk} />}
    </Loaded>
  );
}
