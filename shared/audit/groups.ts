/** Groups of acts that a reader of the trail looks for. */
export const actGroups = ["read", "reveal", "change", "export", "session", "rights"] as const;
