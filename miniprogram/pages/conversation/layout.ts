import { createStore } from "../../data/store";

/** Counts changes of height that no new line explains: a card that filled up, a panel that opened. */
export const layout = createStore(0);

export function layoutChanged(): void {
  layout.set(layout.get() + 1);
}
