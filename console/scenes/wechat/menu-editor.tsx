import { Label } from "@console/components/badges";
import { Button } from "@console/components/button";
import { Dialog } from "@console/components/dialog";
import { TextField } from "@console/components/field";
import { Card } from "@console/components/page";
import { Chip } from "@console/components/switches";
import { now } from "@console/data/clock";
import { sayMoment } from "@console/format/say-time";
import { common } from "@console/shell/words";
import type { MenuDesk } from "@shared/wechat-desk/contracts";
import type { MenuSet } from "@shared/wechat-desk/menu";
import { menuProblems } from "@shared/wechat-desk/menu-rules";
import { useState } from "react";
import { Explained } from "./explained";
import { problemsAt, type Spot } from "./menu.model";
import { MenuHistory } from "./menu-history";
import { MenuItemForm } from "./menu-item-form";
import { MenuPhone } from "./menu-phone";
import { useDeskWrite } from "./use-desk-write";
import styles from "./wechat.module.css";
import { words } from "./words";

const refresh = ["GET /wechat-menu"] as const;
const liveTones = { same: "ok", differs: "warn", none: "warn", unreachable: "danger" } as const;

export function MenuEditor({ desk }: { desk: MenuDesk }) {
  const [edited, setEdited] = useState<MenuSet[] | undefined>(undefined);
  const [setAt, setSetAt] = useState(0);
  const [spot, setSpot] = useState<Spot | undefined>({ button: 0 });
  const [isAsking, setAsking] = useState(false);
  const sets = edited ?? desk.draft;
  const at = Math.min(setAt, sets.length - 1);
  const problems = menuProblems(sets);
  const save = useDeskWrite("PUT /wechat-menu", {
    refresh,
    done: words.menu.saved,
    onDone: () => setEdited(undefined),
  });
  const publish = useDeskWrite("POST /wechat-menu/publish", {
    refresh,
    done: words.menu.published,
    onDone: () => setAsking(false),
  });
  const current = sets[at] ?? { buttons: [] };
  const change = (next: MenuSet) =>
    setEdited(sets.map((one, index) => (index === at ? next : one)));
  const choose = (index: number) => {
    setSetAt(index);
    setSpot({ button: 0 });
  };

  return (
    <>
      <Status desk={desk} />
      <Card>
        <div className={styles.sets}>
          {sets.map((set, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a menu is known by its place.
            <Chip key={index} isOn={index === at} onToggle={() => choose(index)}>
              {index === 0 ? words.menu.everybody : words.menu.forTag(set.tag ?? "")}
              {problems.some((one) => one.set === index) && <i className={styles.dot} />}
            </Chip>
          ))}
          {sets.length < 11 && (
            <Button
              kind="quiet"
              size="small"
              icon="plus"
              onClick={() => {
                setEdited([...sets, { tag: "", buttons: current.buttons }]);
                choose(sets.length);
              }}
            >
              {words.menu.addSet}
            </Button>
          )}
        </div>
        {at > 0 && (
          <div className={styles.tagRow}>
            <TextField
              label={words.menu.tag}
              hint={words.menu.tagHint}
              value={current.tag ?? ""}
              maxLength={30}
              problem={tagProblem(problems.find(({ set, field }) => set === at && field === "tag"))}
              onChange={(event) => change({ ...current, tag: event.target.value })}
            />
            <Button
              kind="quiet"
              icon="trash"
              onClick={() => {
                setEdited(sets.filter((_, index) => index !== at));
                choose(0);
              }}
            >
              {words.menu.removeSet}
            </Button>
          </div>
        )}
        <div className={styles.editor}>
          <MenuPhone
            set={current}
            spot={spot}
            isWrong={(place) => problemsAt(problems, at, place).length > 0}
            onChoose={setSpot}
            onChange={change}
          />
          <MenuItemForm
            set={current}
            spot={spot}
            problems={spot ? problemsAt(problems, at, spot) : []}
            onChange={change}
            onMove={setSpot}
          />
        </div>
        <div className={styles.foot}>
          <p className={styles.quiet}>
            {problems.length > 0
              ? words.menu.unfinished(problems.length)
              : edited
                ? words.menu.unsaved
                : desk.changed && words.savedBy(desk.changed.by, sayMoment(desk.changed.at, now()))}
          </p>
          <Button
            busy={save.isPending}
            disabled={!edited}
            onClick={() => save.mutate({ version: desk.version, draft: [...sets] })}
          >
            {words.menu.save}
          </Button>
          <Button
            kind="primary"
            disabled={edited !== undefined || problems.length > 0 || desk.version === 0}
            onClick={() => setAsking(true)}
          >
            {words.menu.publish}
          </Button>
        </div>
      </Card>
      <MenuHistory desk={desk} onLoad={(next) => setEdited(next)} />
      {isAsking && (
        <Dialog
          title={words.menu.confirmTitle}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{common.verbs.cancel}</Button>
              <Button
                kind="primary"
                busy={publish.isPending}
                onClick={() => publish.mutate({ version: desk.version })}
              >
                {words.menu.publish}
              </Button>
            </>
          }
        >
          <p>{words.menu.confirmText}</p>
        </Dialog>
      )}
    </>
  );
}

function tagProblem(problem: { readonly rule: string } | undefined): string | undefined {
  if (!problem) return undefined;
  return problem.rule === "twice" ? words.menu.problems.twice : words.menu.problems.empty;
}

function Status({ desk: { live, published } }: { desk: MenuDesk }) {
  return (
    <Card>
      <div className={styles.summary}>
        <div className={styles.grow}>
          <p className={styles.headline}>
            {published
              ? words.menu.publishedAs(published.no, published.by, sayMoment(published.at, now()))
              : words.menu.notPublished}
          </p>
          {live.differences.map((one) => (
            <p key={one} className={styles.quiet}>
              {one}
            </p>
          ))}
        </div>
        <Label tone={liveTones[live.state]}>{words.menu.live[live.state]}</Label>
      </div>
      {live.problem && <Explained problem={live.problem} />}
    </Card>
  );
}
