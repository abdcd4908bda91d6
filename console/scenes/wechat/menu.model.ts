import type { MenuButton, MenuItem, MenuSet } from "@shared/wechat-desk/menu";
import type { MenuProblem } from "@shared/wechat-desk/menu-rules";

/** Which button is being edited: of the bar, or under one of the bar. */
export interface Spot {
  readonly button: number;
  readonly child?: number;
}

const blank = (): MenuItem => ({ name: "", type: "miniprogram", path: "", url: "" });

export function itemAt(set: MenuSet | undefined, spot: Spot | undefined): MenuItem | undefined {
  const button = spot ? set?.buttons[spot.button] : undefined;
  return spot?.child === undefined ? button : button?.children[spot.child];
}

/** Changes one button and leaves everything else as it is. */
export function changeItem(set: MenuSet, spot: Spot, change: Partial<MenuItem>): MenuSet {
  return changeButton(set, spot.button, (button) => {
    if (spot.child === undefined) return { ...button, ...change };
    const children = button.children.map((item, at) =>
      at === spot.child ? { ...item, ...change } : item,
    );
    return { ...button, children };
  });
}

export function addButton(set: MenuSet): MenuSet {
  return { ...set, buttons: [...set.buttons, { ...blank(), children: [] }] };
}

export function addChild(set: MenuSet, at: number): MenuSet {
  return changeButton(set, at, (button) => ({
    ...button,
    children: [...button.children, blank()],
  }));
}

export function removeItem(set: MenuSet, { button: at, child }: Spot): MenuSet {
  if (child === undefined) return { ...set, buttons: without(set.buttons, at) };
  return changeButton(set, at, (button) => ({
    ...button,
    children: without(button.children, child),
  }));
}

/** Moves a button one place; at the end it stays. */
export function moveItem(set: MenuSet, { button: at, child }: Spot, by: -1 | 1): MenuSet {
  if (child === undefined) return { ...set, buttons: moved(set.buttons, at, by) };
  return changeButton(set, at, (button) => ({
    ...button,
    children: moved(button.children, child, by),
  }));
}

/** Where a button is after it was moved. */
export function spotAfter(set: MenuSet, spot: Spot, by: -1 | 1): Spot {
  const count =
    spot.child === undefined
      ? set.buttons.length
      : (set.buttons[spot.button]?.children.length ?? 0);
  const place = spot.child ?? spot.button;
  const next = Math.min(Math.max(place + by, 0), count - 1);
  return spot.child === undefined ? { button: next } : { ...spot, child: next };
}

/** What is wrong with the button at a spot, by field. */
export function problemsAt(problems: readonly MenuProblem[], set: number, spot: Spot) {
  return problems.filter(
    (one) => one.set === set && one.button === spot.button && one.child === spot.child,
  );
}

function changeButton(
  set: MenuSet,
  at: number,
  change: (button: MenuButton) => MenuButton,
): MenuSet {
  return { ...set, buttons: set.buttons.map((one, index) => (index === at ? change(one) : one)) };
}

function without<Item>(items: readonly Item[], at: number): Item[] {
  return items.filter((_, index) => index !== at);
}

function moved<Item>(items: readonly Item[], at: number, by: -1 | 1): Item[] {
  const to = at + by;
  const item = items[at];
  if (item === undefined || to < 0 || to >= items.length) return [...items];
  const rest = without(items, at);
  rest.splice(to, 0, item);
  return rest;
}
