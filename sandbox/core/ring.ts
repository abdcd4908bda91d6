/** Keeps the newest items, up to twice `size` between trims, so that a busy log costs nothing to append. */
export class Ring<Item> {
  private items: Item[] = [];

  constructor(private readonly size: number) {}

  push(item: Item): void {
    this.items.push(item);
    if (this.items.length >= this.size * 2) this.items = this.items.slice(-this.size);
  }

  list(): readonly Item[] {
    return this.items.length > this.size ? this.items.slice(-this.size) : this.items;
  }

  clear(): void {
    this.items = [];
  }
}
