// Engines of phones that are still carried lack these; they are short enough to bring along.
if (!Array.prototype.at) {
  Object.defineProperty(Array.prototype, "at", {
    configurable: true,
    writable: true,
    value(this: unknown[], index: number) {
      return this[index < 0 ? this.length + index : index];
    },
  });
}

Object.hasOwn ??= (object: object, key: PropertyKey) => Object.hasOwn(object, key);
