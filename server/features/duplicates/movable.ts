import mongoose from "mongoose";

/** Collections that have their own way through a merge, or that keep what was as it was. */
const apart: readonly string[] = [
  "customers",
  "consents",
  "conversations",
  "wechatUsers",
  "audit",
  // Summed up day by day instead: a trend has one point a day.
  "assetSnapshots",
];

/**
 * Every collection whose documents belong to a customer, as the models themselves declare it: what
 * a later version adds is moved without a line here.
 */
export function movableCollections(): string[] {
  return Object.values(mongoose.models)
    .filter((model) => model.schema.path("customerId") !== undefined)
    .map((model) => model.collection.collectionName)
    .filter((name) => !apart.includes(name))
    .sort();
}

/** The raw collection of a name that `movableCollections` gave. */
export const rawCollection = (name: string) =>
  mongoose.connection.collection<{ _id: string }>(name);
