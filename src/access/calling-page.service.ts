import type { IncomingMessage } from 'node:http';
import type { Database } from '../platform/database/database.ts';
import { knownDistricts } from '../platform/database/district.ts';
import { unavailability } from '../platform/errors/unavailable.ts';
import type { Origins } from '../platform/http/origins.ts';
import { originsOf } from './allowed-origin.service.ts';
import type { Viewer } from './viewer.rule.ts';

/** The districts that allow an origin, by origin. */
type Lists = ReadonlyMap<string, ReadonlySet<string>>;

/** How long the districts' lists are remembered, in milliseconds. */
const remembered = 1_000;

/**
 * Which pages may call: our own and the operator's for everybody; those on a district's list for the
 * viewers of that district, and of these only the ones a key names, where it names some. Asked twice:
 * at the door, where a browser asks before it shows any credential, and once it is known who calls.
 */
export class CallingPages {
  private known: { readonly lists: Promise<Lists>; readonly since: number } | null = null;

  constructor(
    private readonly origins: Origins,
    private readonly database: Database,
  ) {}

  /** The site whose page calls, where it is neither our own nor a program. */
  siteOf(request: IncomingMessage): string | null {
    const { origin } = request.headers;
    return origin === undefined || this.origins.isOwn(request) ? null : origin;
  }

  /** Whether a page of this request's origin may call for anybody at all; programs have none. */
  async mayCall(request: IncomingMessage, now: Date): Promise<boolean> {
    if (this.origins.mayCall(request)) return true;
    const site = this.siteOf(request);
    return site === null || (await this.lists(now)).has(site);
  }

  /**
   * Whether a page of this site may call as this viewer.
   * @param site what `siteOf` gave
   */
  async mayCallAs(site: string | null, viewer: Viewer | null, now: Date): Promise<boolean> {
    if (site === null) return true;
    if (viewer?.origins !== undefined && !viewer.origins.includes(site)) return false;
    if (this.origins.isOperators(site)) return true;
    // Strangers belong to no district: for them the operator's sites alone are open.
    return viewer !== null && ((await this.lists(now)).get(site)?.has(viewer.district) ?? false);
  }

  private lists(now: Date): Promise<Lists> {
    const { known } = this;
    const age = known === null ? NaN : now.getTime() - known.since;
    if (known !== null && age >= 0 && age < remembered) return known.lists;
    const lists = this.read().catch((error: unknown) => {
      // While the database is away, what was allowed last is.
      if (known !== null && unavailability(error) !== null) return known.lists;
      this.known = null;
      throw error;
    });
    this.known = { lists, since: now.getTime() };
    return lists;
  }

  private async read(): Promise<Lists> {
    const lists = new Map<string, Set<string>>();
    for (const district of await knownDistricts(this.database)) {
      for (const origin of await this.database.write(district, originsOf)) {
        const allowing = lists.get(origin) ?? new Set();
        lists.set(origin, allowing.add(district));
      }
    }
    return lists;
  }
}
