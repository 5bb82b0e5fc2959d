import { Recent } from './recent.ts';

/** The most statements a connection keeps prepared: each costs the server tens of kilobytes there. */
const mostNamed = 400;
/** A text is named when it is sent this often, so that made-up filters do not use the names up. */
const sendsToBeNamed = 3;
const mostCounted = 2000;

let namers = 0;

/** Names statement texts for preparing: the same text has the same name on every connection, and no two planners of a process share one. */
export class StatementNames {
  private readonly mine = `read_${namers++}`;
  private readonly names = new Map<string, string>();
  private readonly sends = new Recent<{ count: number }>(mostCounted);

  /** The text's name, or an empty one while it is to be parsed each time. */
  of(text: string): string {
    const known = this.names.get(text);
    if (known !== undefined) return known;
    if (this.names.size >= mostNamed) return '';
    const sends = this.sends.get(text, () => ({ count: 0 }));
    if (++sends.count < sendsToBeNamed) return '';
    const name = `${this.mine}_${this.names.size}`;
    this.names.set(text, name);
    return name;
  }
}
