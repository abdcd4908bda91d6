import type { actGroups } from "@shared/audit/groups";

type Group = (typeof actGroups)[number];
type Filter = Readonly<Record<string, unknown>>;

/*
 * What the names of acts tell: `noun.verb`. Expressions and not lists, since every feature names
 * its own acts and the door names those that a feature left to it.
 */
const reading = /\.(read|listed|searched|compared|viewed|[a-zA-Z]+Read|[a-zA-Z]*Opened)$/;
const revealing = /\.revealed?$/;
const exporting = /export/i;
const session = /^(session|binding|device|password)\./;
const rights =
  /^(staff|organisation|unit|units|keys|audit|approval|approvals|access|access-requests|access-reviews|cover|covers|handover|handovers|field|fields|fieldRights|alarm|alarms|read-limits|session|password|export|backup|retention|legalHold)\./;

/** The entries of each group. */
export const actsOf: Readonly<Record<Group, Filter>> = {
  read: { $and: [{ act: reading }, { $nor: [{ act: /^audit\./ }] }] },
  reveal: { act: revealing },
  change: {
    $nor: [
      { act: reading },
      { act: revealing },
      { act: exporting },
      { act: session },
      { act: /denied/ },
    ],
  },
  export: { act: exporting },
  session: { act: session },
  rights: { act: rights },
};

/** Reads that open somebody's record or conversation: what is counted a day and person. */
export const countedReads =
  /^(customer|customers|conversation|portfolio|timeline|note|notes|need|needs|graph|interviews)\.([a-zA-Z.]*(read|Read|revealed|Opened))$/;
