import { Loaded, Skeleton } from "@console/components/states";
import { useRead } from "@console/data/queries";
import { MenuEditor } from "./menu-editor";

/** The menu under the account's chat: drafted here, published to WeChat, compared with what is there. */
export function MenuTab() {
  const query = useRead("GET /wechat-menu", {});
  return (
    <Loaded query={query} skeleton={<Skeleton kind="cards" rows={2} />}>
      {(desk) => <MenuEditor desk={desk} />}
    </Loaded>
  );
}
