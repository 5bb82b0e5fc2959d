/** A small cache that forgets what was asked for longest ago. */
export class Recent<Value> {
  private readonly entries = new Map<string, Value>();

  constructor(private readonly most: number) {}

  get(key: string, make: () => Value): Value {
    const known = this.entries.get(key);
    if (known !== undefined || this.entries.has(key)) {
      this.entries.delete(key);
      this.entries.set(key, known as Value);
      return known as Value;
    }
    const made = make();
    this.entries.set(key, made);
    if (this.entries.size > this.most)
      this.entries.delete(this.entries.keys().next().value as string);
    return made;
  }

  /** Forgets one entry, such as an attempt that failed. */
  forget(key: string): void {
    this.entries.delete(key);
  }
}
