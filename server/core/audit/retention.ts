/**
 * How long an entry is kept at least, in months (security.md A6-07): what the system did for
 * itself half a year, ordinary reads and changes one year, what touches rights, keys, exports,
 * reveals or somebody's deletion three years.
 */
export const retentionFloors = { system: 6, ordinary: 12, core: 36 } as const;

export type RetentionMonths = Readonly<Record<keyof typeof retentionFloors, number>>;

const system = /^(session\.(opened|openedByQr|steppedUp|closed|ended)|wechat\.)/;
const core =
  /(revealed|export|approval|binding\.|staff\.|organisation\.|rights|role|keys\.|audit\.|shred|delet|purge|consent|merge|handOver|cover|breakGlass|denied|refused|risk|suitab|campaign)/i;

/** The class of an entry, by its act. What no rule names is ordinary. */
export function retentionClassOf(act: string): keyof typeof retentionFloors {
  if (core.test(act)) return "core";
  return system.test(act) ? "system" : "ordinary";
}
