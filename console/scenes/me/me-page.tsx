import { Avatar } from "@console/components/badges";
import { Button } from "@console/components/button";
import { Icon } from "@console/components/icon";
import { List, Row } from "@console/components/list";
import { Card, Page } from "@console/components/page";
import { Segments } from "@console/components/switches";
import { useMay, useMe } from "@console/data/me";
import { queryClient, useWrite } from "@console/data/queries";
import { scenes } from "@console/routes";
import { forgetDrafts } from "@console/scenes/inbox/drafts";
import { common } from "@console/shell/words";
import { DisplayCard } from "./display-card";
import { LeaveCard } from "./leave-card";
import styles from "./me.module.css";
import { QuickReplies } from "./quick-replies";
import { SecurityCard } from "./security-card";
import { Sessions } from "./sessions";
import { words } from "./words";

/** Oneself: on duty or away, the devices signed in, and the way to everything else on a phone. */
export default function MePage() {
  const me = useMe();
  const mayTalk = useMay("GET /quick-replies");
  const mayLeave = useMay("POST /leaves") && me.roles.includes("rm");
  const mine = scenes.filter((scene) => scene.name !== "me" && me.abilities.includes(scene.needs));
  const leave = useWrite("POST /sessions/end", {
    onDone: () => {
      forgetDrafts();
      queryClient.clear();
      location.assign("/sign-in?left=yes");
    },
  });

  return (
    <Page title={common.scenes.me} width="narrow">
      <Card>
        <div className={styles.self}>
          <Avatar name={me.name} size={56} />
          <div>
            <p className={styles.name}>{me.name}</p>
            <p className={styles.role}>
              {me.title} · {[me.branchName, me.teamName].filter(Boolean).join(" ")}
            </p>
            <p className={styles.role}>{me.roles.map((role) => common.roles[role]).join("、")}</p>
          </div>
        </div>
        {me.abilities.includes("POST /me/staff/presence") && <Presence />}
      </Card>
      <Card title={words.scenes} flush>
        <List label={words.scenes}>
          {mine.map((scene) => (
            <li key={scene.name}>
              <Row
                href={scene.path}
                start={<Icon name={scene.icon} size={22} />}
                title={<span>{common.scenes[scene.name]}</span>}
                end={<Icon name="next" size={16} />}
              />
            </li>
          ))}
        </List>
      </Card>
      {mayTalk && <QuickReplies />}
      {mayLeave && <LeaveCard />}
      <Sessions />
      <SecurityCard />
      <DisplayCard />
      <Button kind="danger" icon="leave" busy={leave.isPending} onClick={() => leave.mutate({})}>
        {words.endThis}
      </Button>
    </Page>
  );
}

function Presence() {
  const me = useMe();
  const change = useWrite("POST /me/staff/presence", {
    onDone: (next) => queryClient.setQueryData(["GET /me/staff", {}], next),
  });
  return (
    <div className={styles.presence}>
      <div>
        <p>{words.presence}</p>
        <p className={styles.role}>{words.presenceHint}</p>
      </div>
      <Segments
        label={words.presence}
        value={change.isPending ? (change.variables?.presence ?? me.presence) : me.presence}
        options={[
          { value: "onDuty", label: common.presence.onDuty },
          { value: "away", label: common.presence.away },
        ]}
        onChange={(presence) => change.mutate({ presence })}
      />
    </div>
  );
}
