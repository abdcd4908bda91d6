import {
  addButton,
  addChild,
  changeItem,
  itemAt,
  moveItem,
  removeItem,
  spotAfter,
} from "@console/scenes/wechat/menu.model";
import type { MenuSet } from "@shared/wechat-desk/menu";
import { describe, expect, it } from "vitest";

const click = (name: string, key: string) => ({ name, type: "click" as const, key });
const set: MenuSet = {
  buttons: [
    { ...click("甲", "unused"), children: [click("子一", "one"), click("子二", "two")] },
    { ...click("乙", "three"), children: [] },
  ],
};
const names = ({ buttons }: MenuSet) => buttons.map(({ name }) => name);
const below = ({ buttons }: MenuSet) => buttons[0]?.children.map(({ name }) => name);

describe("editing a menu", () => {
  it("changes the button at a spot and no other", () => {
    const changed = changeItem(set, { button: 0, child: 1 }, { name: "新" });

    expect(itemAt(changed, { button: 0, child: 1 })).toEqual(click("新", "two"));
    expect(below(changed)).toEqual(["子一", "新"]);
    expect(below(set)).toEqual(["子一", "子二"]);
  });

  it("adds and removes buttons of the bar and below them", () => {
    expect(addButton(set).buttons).toHaveLength(3);
    expect(addChild(set, 1).buttons[1]?.children).toHaveLength(1);
    expect(names(removeItem(set, { button: 0 }))).toEqual(["乙"]);
    expect(below(removeItem(set, { button: 0, child: 0 }))).toEqual(["子二"]);
  });

  it("moves a button one place, and not beyond the ends", () => {
    expect(names(moveItem(set, { button: 0 }, 1))).toEqual(["乙", "甲"]);
    expect(names(moveItem(set, { button: 0 }, -1))).toEqual(["甲", "乙"]);
    expect(spotAfter(set, { button: 0, child: 1 }, 1)).toEqual({ button: 0, child: 1 });
    expect(spotAfter(set, { button: 0, child: 1 }, -1)).toEqual({ button: 0, child: 0 });
  });
});
