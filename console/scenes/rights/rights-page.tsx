import { Page } from "@console/components/page";
import { Loaded, Skeleton } from "@console/components/states";
import { useRead } from "@console/data/queries";
import { useWide } from "@console/hooks/use-wide";
import { common } from "@console/shell/words";
import { RightsByRole } from "./rights-by-role";
import { RightsTable } from "./rights-table";
import { words } from "./words";

/** What each role can do, in plain words: a table on a desk, one role at a time on a phone. */
export default function RightsPage() {
  const query = useRead("GET /rights", {}, { staleTime: 300_000 });
  const isWide = useWide();
  return (
    <Page title={common.scenes.rights} subtitle={words.text}>
      <Loaded query={query} skeleton={<Skeleton rows={8} />}>
        {({ items, holders }) =>
          isWide ? (
            <RightsTable rows={items} holders={holders} />
          ) : (
            <RightsByRole rows={items} holders={holders} />
          )
        }
      </Loaded>
    </Page>
  );
}
