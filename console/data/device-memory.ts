/** Where a browser forbids its stores (a frame of another site), things are kept until the page goes. */
const pageMemory = new Map<string, string>();

/** What this device keeps for its console between loads; never needed, only convenient. */
export const deviceMemory = makeMemory(() => localStorage);

/** The same, for as long as the tab is open. */
export const tabMemory = makeMemory(() => sessionStorage);

function makeMemory(store: () => Storage) {
  return {
    read(key: string): string | undefined {
      try {
        return store().getItem(key) ?? undefined;
      } catch {
        return pageMemory.get(key);
      }
    },

    write(key: string, value: string): void {
      try {
        store().setItem(key, value);
      } catch {
        pageMemory.set(key, value);
      }
    },

    forget(key: string): void {
      pageMemory.delete(key);
      try {
        store().removeItem(key);
      } catch {
        // Nothing is kept where nothing may be kept.
      }
    },

    keys(): string[] {
      try {
        return Object.keys(store());
      } catch {
        return [...pageMemory.keys()];
      }
    },
  };
}
