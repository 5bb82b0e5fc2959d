import { hotStatement } from '../platform/database/preparing-client.ts';
import type { UnitOfWork, Units } from '../platform/events/unit-of-work.ts';
import type { KeptPair } from './district-match.rule.ts';
import type { Lexicon } from './lexicon.rule.ts';
import { proposalOf, type Proposal, type StoredPairing } from './proposal.rule.ts';
import type { Scorable } from './scorable.rule.ts';
import { writePairings } from './write-pairing.service.ts';

/** A match of a whole district: who writes, by what knowledge, and when. */
export interface DistrictRun {
  readonly units: Units;
  readonly lexicon: Lexicon;
  readonly district: string;
  readonly now: () => Date;
}

/** One transaction of the run. */
export const within = <Result>(
  { units, district, now }: DistrictRun,
  work: (unit: UnitOfWork) => Promise<Result>,
): Promise<Result> => units.run({ district, actor: null, now: now() }, work);

/** The cause of everything that a match of a whole district writes. */
export const districtCause = 'rematched';

/** Needs whose stored pairings are compared at once, some ten milliseconds of work, and rows written in one transaction. */
const comparedAtOnce = 100;
const writtenAtOnce = 500;

interface StoredAt extends StoredPairing {
  readonly need: string;
  readonly resource: string;
}

interface Change {
  readonly need: string;
  readonly resource: string;
  readonly proposal: Proposal | null;
  /** The pairing to withdraw. */
  readonly gone: string | null;
}

// From one need to the next, whatever stands between: needs that are closed have pairings to lose too.
const storedBetween = hotStatement(`
  select p.id, p.need, p.resource, p.score, p.state, p.quantity::text,
    (n.quantity - n.reserved - n.committed)::text as remaining
  from pairing p join listing n on n.district = $1 and n.id = p.need
  where p.district = $1 and p.need > $2::uuid and p.need <= $3::uuid`);

// Waits for whoever is changing one of them; what they did stands in the log then.
const lock = hotStatement(`
  select id from listing where district = $1 and id = any ($2::uuid[]) order by id for share`);
// Which listings others spoke of behind a position, and how far the log has come.
const touchedSince = hotStatement(`
  select h.position::text as head, array(
    select distinct x.listing from event e cross join lateral (values (e.need), (e.resource)) x(listing)
    where e.district = $1 and e.position > $2::bigint and e.cause <> $3 and x.listing is not null
  ) as touched
  from event_head h where h.district = $1`);

/** Below every id. */
export const lowestId = '00000000-0000-0000-0000-000000000000';
const highestId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * Compares what is kept with what is stored, need by need in ascending order, and writes the difference. Pairs of a
 * listing that others spoke of since the run began are left as they are: it will be matched again.
 */
export class PairingWriter {
  /** How many pairs are to stand, and how many were proposed, scored anew or withdrawn. */
  kept = 0;
  written = 0;
  private after = lowestId;
  private taken: { readonly need: Scorable; readonly pairs: readonly KeptPair[] }[] = [];
  private changes: Change[] = [];
  private readonly touched = new Set<string>();

  /** @param seen where the log stood when the run began */
  constructor(
    private readonly run: DistrictRun,
    private seen: string,
  ) {}

  async take(need: Scorable, pairs: readonly KeptPair[]): Promise<void> {
    this.taken.push({ need, pairs });
    this.kept += pairs.length;
    if (this.taken.length === comparedAtOnce) await this.compare(need.features.id);
  }

  async finish(): Promise<void> {
    await this.compare(highestId);
    while (this.changes.length > 0) await this.write();
  }

  private async compare(upTo: string): Promise<void> {
    const rows = await within(this.run, (unit) =>
      unit.sql<StoredAt>(storedBetween, [unit.district, this.after, upTo]),
    );
    const stored = Map.groupBy(rows, ({ need }) => need);
    for (const { need, pairs } of this.taken) {
      const before = new Map(stored.get(need.features.id)?.map((one) => [one.resource, one]));
      for (const { resource, score } of pairs) {
        const id = resource.features.id;
        const proposal = proposalOf(this.run.lexicon, need, resource, score, before.get(id));
        before.delete(id);
        if (proposal !== null)
          this.changes.push({ need: proposal.need, resource: id, proposal, gone: null });
      }
      if (before.size > 0) this.withdraw(before.values());
      stored.delete(need.features.id);
      if (this.changes.length >= writtenAtOnce) await this.write();
    }
    for (const others of stored.values()) this.withdraw(others);
    this.taken = [];
    this.after = upTo;
    while (this.changes.length >= writtenAtOnce) await this.write();
  }

  private withdraw(pairings: Iterable<StoredAt>): void {
    for (const { id, need, resource, state } of pairings)
      if (state === 'PROPOSED') this.changes.push({ need, resource, proposal: null, gone: id });
  }

  private async write(): Promise<void> {
    const some = this.changes.splice(0, writtenAtOnce);
    this.written += await within(this.run, async (unit) => {
      const listings = new Set(some.flatMap(({ need, resource }) => [need, resource]));
      await unit.sql(lock, [unit.district, [...listings]]);
      const [log] = await unit.sql<{ head: string; touched: string[] }>(touchedSince, [
        unit.district,
        this.seen,
        districtCause,
      ]);
      for (const listing of log?.touched ?? []) this.touched.add(listing);
      this.seen = log?.head ?? this.seen;
      const still = some.filter(
        ({ need, resource }) => !this.touched.has(need) && !this.touched.has(resource),
      );
      await writePairings(
        unit,
        still.flatMap(({ proposal }) => proposal ?? []),
        still.flatMap(({ gone }) => gone ?? []),
        districtCause,
      );
      return still.length;
    });
  }
}
