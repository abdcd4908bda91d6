/** The same catalogue in another language: every key, any sentence. */
export type SameShape<Catalogue> = {
  readonly [Key in keyof Catalogue]: Catalogue[Key] extends string
    ? string
    : SameShape<Catalogue[Key]>;
};
