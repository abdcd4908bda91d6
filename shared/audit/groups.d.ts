/** Groups of acts that a reader of the trail looks for. */
export declare const actGroups: readonly [
  "read",
  "reveal",
  "change",
  "export",
  "session",
  "rights",
];
