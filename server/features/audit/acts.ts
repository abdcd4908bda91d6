import type { actGroups } from "@shared/audit/entry";

type Group = (typeof actGroups)[number];

/**
 * What the names of acts tell, where reading is over: `noun.verb`. Expressions and not lists, since
 * every feature names its own acts and the door names those that a feature left to it.
 */
export const actsOf: Readonly<Record<Group, RegExp>> = {
  read: /\.(read|listed|\w+Read|searched|opened(ForReview)?)$/,
  reveal: /\.revealed?$/,
  change: /\.(?!read$|listed$|\w+Read$|searched$|revealed?$|export)[a-z]/i,
  export: /export/i,
  session: /^(session|binding|device)\./,
  rights:
    /^(staff|organisation|unit|keys|audit|approval|access|cover|handover|field|right|alarm|readLimit|covers|units|handovers|rights|fields|approvals|access-requests|read-limits|session)\b/,
};

/** Reads that open somebody's record or conversation: what is counted a day and person. */
export const countedReads =
  /^(customer|conversation|portfolio|timeline|brief|record)\b.*(read|Read|revealed|opened)/;
