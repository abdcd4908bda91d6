import type { Scene } from "@console/routes";

type Place = Pick<Scene, "path">;

/** A place's own first page, where the tab bar stands; one level deeper it makes room. */
export function isAtPlace(path: string, places: readonly Place[]): boolean {
  return path === "/me" || places.some((place) => place.path === path);
}

export function isWithin(path: string, place: Place): boolean {
  return path === place.path || path.startsWith(`${place.path}/`);
}

/** Where somebody lands who asked for nothing in particular. */
export function firstPath(places: readonly Place[]): string {
  return places[0]?.path ?? "/me";
}

/** Four fit under a thumb; the rest are found on one's own page. */
export const tabCount = 4;
