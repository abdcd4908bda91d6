import { Card, Page } from "@console/components/page";
import { Empty, Loaded } from "@console/components/states";
import { useRead } from "@console/data/queries";
import { OrganisationTree } from "@console/scenes/staff/organisation-tree";
import { common } from "@console/shell/words";
import { useLocation, useRoute } from "wouter";
import styles from "./organisation.module.css";
import { UnitCard } from "./unit-card";
import { words } from "./words";

/** The bank's tree; a unit opens beside it with its people and their load. */
export default function OrganisationPage() {
  const organisation = useRead("GET /organisation", {});
  const [, params] = useRoute("/organisation/:id");
  const [, go] = useLocation();
  return (
    <Page title={common.scenes.organisation}>
      <Loaded query={organisation}>
        {({ units }) => {
          const chosen = params?.id ?? units[0]?.id;
          const unit = units.find(({ id }) => id === chosen);
          return (
            <div className={styles.columns}>
              <Card>
                <OrganisationTree
                  units={units}
                  chosen={chosen}
                  onChoose={(id) => go(id ? `/organisation/${id}` : "/organisation")}
                />
              </Card>
              <div className={styles.form}>
                {unit ? (
                  <UnitCard key={unit.id} unit={unit} units={units} />
                ) : (
                  <Empty icon="people" title={words.noUnit} text={words.choose} />
                )}
              </div>
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}
