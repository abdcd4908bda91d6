import * as z from "zod";
import { menuTypes } from "./menu-rules";

/** One button without buttons under it. A draft may be unfinished, so only sizes are bounded here. */
export const MenuItem = z.object({
  name: z.string().max(120),
  type: z.enum(menuTypes),
  /** What a click or a scan sends to us. */
  key: z.string().max(400).optional(),
  /** A page; for the mini-program the page of clients too old for it. */
  url: z.string().max(2_000).optional(),
  /** Page of the mini-program, with query. */
  path: z.string().max(1_000).optional(),
});
export type MenuItem = z.infer<typeof MenuItem>;

/** A button of the bar; with children it only opens them. */
export const MenuButton = MenuItem.extend({ children: z.array(MenuItem).max(5) });
export type MenuButton = z.infer<typeof MenuButton>;

/** One whole menu: everybody's, or that of the followers who carry a tag. */
export const MenuSet = z.object({
  tag: z.string().max(30).optional(),
  buttons: z.array(MenuButton).max(3),
});
export type MenuSet = z.infer<typeof MenuSet>;

/** Everybody's menu stands first; at most ten others. */
export const MenuSets = z.array(MenuSet).max(11);
