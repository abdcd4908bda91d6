import { Button, IconButton } from "@console/components/button";
import { SelectField, TextField } from "@console/components/field";
import { useRead } from "@console/data/queries";
import type { MenuItem, MenuSet } from "@shared/wechat-desk/menu";
import {
  bytesOf,
  type MenuField,
  type MenuProblem,
  type MenuType,
  menuLimits,
  menuTypes,
  neededFields,
} from "@shared/wechat-desk/menu-rules";
import { Link } from "wouter";
import {
  addChild,
  changeItem,
  itemAt,
  moveItem,
  removeItem,
  type Spot,
  spotAfter,
} from "./menu.model";
import styles from "./wechat.module.css";
import { words } from "./words";

interface MenuItemFormProps {
  readonly set: MenuSet;
  readonly spot: Spot | undefined;
  readonly problems: readonly MenuProblem[];
  readonly onChange: (set: MenuSet) => void;
  readonly onMove: (spot: Spot | undefined) => void;
}

/** One button: its name and what a tap does, with WeChat's limits told while typing. */
export function MenuItemForm({ set, spot, problems, onChange, onMove }: MenuItemFormProps) {
  const item = itemAt(set, spot);
  if (!spot || !item)
    return (
      <p className={styles.quiet}>
        {set.buttons.length === 0 ? words.menu.problems.noButtons : words.menu.choose}
      </p>
    );
  const hasChildren =
    spot.child === undefined && (set.buttons[spot.button]?.children.length ?? 0) > 0;
  const problemOf = (field: MenuField) => say(problems.find((one) => one.field === field));
  const change = (next: Partial<MenuItem>) => onChange(changeItem(set, spot, next));
  const limit = spot.child === undefined ? menuLimits.topName : menuLimits.name;
  const move = (by: -1 | 1) => {
    onChange(moveItem(set, spot, by));
    onMove(spotAfter(set, spot, by));
  };
  return (
    <div className={styles.form}>
      <div className={styles.formHead}>
        <h3>{spot.child === undefined ? words.menu.button : words.menu.child}</h3>
        <MoveButtons isChild={spot.child !== undefined} onMove={move} />
        <IconButton
          icon="trash"
          label={words.menu.remove}
          onClick={() => {
            onChange(removeItem(set, spot));
            onMove(spot.child === undefined ? undefined : { button: spot.button });
          }}
        />
      </div>
      <TextField
        label={words.menu.name}
        value={item.name}
        maxLength={60}
        hint={words.menu.nameHint(bytesOf(item.name), limit)}
        problem={problemOf("name")}
        onChange={(event) => change({ name: event.target.value })}
      />
      {hasChildren ? (
        <p className={styles.quiet}>{words.menu.hasChildren}</p>
      ) : (
        <ActFields item={item} problemOf={problemOf} onChange={change} />
      )}
      {spot.child === undefined && (set.buttons[spot.button]?.children.length ?? 0) < 5 && (
        <Button
          icon="plus"
          onClick={() => {
            onChange(addChild(set, spot.button));
            onMove({ ...spot, child: set.buttons[spot.button]?.children.length ?? 0 });
          }}
        >
          {words.menu.addChild}
        </Button>
      )}
    </div>
  );
}

function MoveButtons({ isChild, onMove }: { isChild: boolean; onMove: (by: -1 | 1) => void }) {
  return (
    <>
      <span className={isChild ? styles.turned : undefined}>
        <IconButton
          icon="back"
          label={isChild ? words.menu.up : words.menu.left}
          onClick={() => onMove(-1)}
        />
      </span>
      <span className={isChild ? styles.turned : undefined}>
        <IconButton
          icon="next"
          label={isChild ? words.menu.down : words.menu.right}
          onClick={() => onMove(1)}
        />
      </span>
    </>
  );
}

interface ActFieldsProps {
  readonly item: MenuItem;
  readonly problemOf: (field: MenuField) => string | undefined;
  readonly onChange: (change: Partial<MenuItem>) => void;
}

function ActFields({ item, problemOf, onChange }: ActFieldsProps) {
  const needed = neededFields(item.type);
  return (
    <>
      <SelectField
        label={words.menu.type}
        value={item.type}
        onChange={(event) => onChange({ type: event.target.value as MenuType })}
      >
        {menuTypes.map((type) => (
          <option key={type} value={type}>
            {words.menu.types[type]}
          </option>
        ))}
      </SelectField>
      {needed.includes("key") && (
        <TextField
          label={words.menu.key}
          value={item.key ?? ""}
          maxLength={128}
          hint={words.menu.keyHint}
          problem={problemOf("key")}
          onChange={(event) => onChange({ key: event.target.value })}
        />
      )}
      {item.type === "click" && item.key && <KeyNote value={item.key} />}
      {needed.includes("path") && (
        <TextField
          label={words.menu.path}
          value={item.path ?? ""}
          placeholder="pages/home/index"
          problem={problemOf("path")}
          onChange={(event) => onChange({ path: event.target.value })}
        />
      )}
      {needed.includes("url") && (
        <TextField
          label={item.type === "view" ? words.menu.url : words.menu.oldUrl}
          value={item.url ?? ""}
          inputMode="url"
          placeholder="https://"
          problem={problemOf("url")}
          onChange={(event) => onChange({ url: event.target.value })}
        />
      )}
    </>
  );
}

/** Whether a tap will be answered, and the way to where the answer is written. */
function KeyNote({ value }: { value: string }) {
  const replies = useRead("GET /wechat-replies", {}, { staleTime: 60_000 });
  if (!replies.data) return null;
  const isAnswered = replies.data.rules.keys.some(({ key }) => key === value.trim());
  return (
    <p className={styles.note} data-tone={isAnswered ? "ok" : "warn"}>
      {isAnswered ? words.menu.keyAnswered : words.menu.keyUnanswered}
      <Link href="/wechat/replies">{words.tabs.replies}</Link>
    </p>
  );
}

function say(problem: MenuProblem | undefined): string | undefined {
  if (!problem) return undefined;
  const { rule, limit = 0 } = problem;
  return rule === "tooLong" ? words.menu.problems.tooLong(limit) : words.menu.problems[rule];
}
