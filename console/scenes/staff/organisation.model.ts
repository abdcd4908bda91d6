interface Unit {
  readonly id: string;
  readonly parentId?: string | undefined;
}

/** The tops of what the reader sees: units whose parent is out of their sight. */
export function rootsOf<U extends Unit>(units: readonly U[]): readonly U[] {
  const known = new Set(units.map((unit) => unit.id));
  return units.filter((unit) => !unit.parentId || !known.has(unit.parentId));
}

export function childrenOf<U extends Unit>(units: readonly U[], id: string): readonly U[] {
  return units.filter((unit) => unit.parentId === id);
}
