import type { Dictionary, EventDefinition, FieldDefinition, RowsDefinition } from "./dictionary";

/** Where a field or a list of rows stands in the facts document. */
export function pathOf(item: { readonly key: string; readonly path?: string }): string {
  return item.path ?? item.key;
}

/** A field by its key. Throws where there is none: conditions are checked before they are used. */
export function fieldNamed(fields: readonly FieldDefinition[], key: string): FieldDefinition {
  return known(
    fields.find((field) => field.key === key),
    key,
  );
}

/** A list of rows by its key; throws where there is none. */
export function rowsNamed(dictionary: Dictionary, key: string): RowsDefinition {
  return known(
    dictionary.rows.find((rows) => rows.key === key),
    key,
  );
}

/** A counted event by its key; throws where there is none. */
export function eventsNamed(dictionary: Dictionary, key: string): EventDefinition {
  return known(
    dictionary.events.find((event) => event.key === key),
    key,
  );
}

function known<Item>(item: Item | undefined, key: string): Item {
  if (!item)
    throw new Error(`The dictionary has no ${JSON.stringify(key)}: check the condition first`);
  return item;
}
