import { hotStatement } from '../platform/database/preparing-client.ts';
import type { Tx } from '../platform/database/database.ts';
import { withLayer, type DistrictLayer } from './lexicon-layer.rule.ts';
import type { ShippedLexicon } from './lexicon.loader.ts';
import { parseLexicon, type Lexicon } from './lexicon.rule.ts';

/** Which knowledge a transaction sees: the shipped version's number and how often the district changed its own. */
export interface KnowledgeVersion {
  readonly shipped: number;
  readonly own: number;
}

/**
 * What reading and matching know: one lexicon for everything (an evaluation, a benchmark), or each
 * district's as its transaction sees it.
 */
export type Knowledge = Lexicon | Lexicons;

/** The lexicon for this transaction. */
export async function lexiconAt(tx: Tx, knowledge: Knowledge): Promise<Lexicon> {
  return knowledge instanceof Lexicons ? knowledge.at(tx) : knowledge;
}

/** Layers are small, but what a process remembers of scored listings hangs on them. */
const mostLayers = 200;

/**
 * The lexicons of all districts. Kept in memory by version, and the version is read in every transaction
 * that asks: processes cannot contradict each other, and nobody has to tell them of a change.
 */
export class Lexicons {
  private base: { readonly number: number; readonly lexicon: Promise<Lexicon> } | null = null;
  private readonly layers = new Map<string, Layer>();

  /** @param own the lexicon this process came with: used where the database has the same files, or none yet */
  constructor(private readonly own: ShippedLexicon) {}

  /** The lexicon of the transaction's district. */
  async at(tx: Tx): Promise<Lexicon> {
    const version = await this.versionAt(tx);
    const base = await this.baseAt(tx, version);
    if (version.own === 0) return base;
    const known = this.layers.get(tx.district);
    if (known?.own === version.own && known.base === base) return known.lexicon;
    return this.layerAt(tx, base);
  }

  /** The versions the transaction sees. */
  async versionAt(tx: Tx): Promise<KnowledgeVersion & { readonly hash: string | null }> {
    const [row] = await tx.sql<{ number: number | null; hash: string | null; own: number | null }>(
      versions,
      [tx.district],
    );
    return { shipped: row?.number ?? 0, hash: row?.hash ?? null, own: row?.own ?? 0 };
  }

  private async baseAt(
    tx: Tx,
    { shipped, hash }: KnowledgeVersion & { readonly hash: string | null },
  ): Promise<Lexicon> {
    if (hash === null || hash === this.own.hash) return this.own;
    if (this.base?.number !== shipped)
      this.base = { number: shipped, lexicon: stored(tx, shipped) };
    const { base } = this;
    try {
      return await base.lexicon;
    } catch (error) {
      if (this.base === base) this.base = null;
      throw error;
    }
  }

  /** Version and words are read at once, so that what is kept under a version is what it says. */
  private async layerAt(tx: Tx, base: Lexicon): Promise<Lexicon> {
    const [row] = await tx.sql<DistrictLayer & { own: number }>(layerText, [tx.district]);
    if (row === undefined) return base;
    const lexicon = withLayer(base, row);
    this.layers.delete(tx.district);
    this.layers.set(tx.district, { own: row.own, base, lexicon });
    const [oldest] = this.layers.keys();
    if (this.layers.size > mostLayers && oldest !== undefined) this.layers.delete(oldest);
    return lexicon;
  }
}

interface Layer {
  readonly own: number;
  readonly base: Lexicon;
  readonly lexicon: Lexicon;
}

const versions = hotStatement(`
  select v.number, v.hash, (select version from lexicon_head where district = $1) as own
  from (values (1)) one(one)
  left join (select number, hash from lexicon_version order by number desc limit 1) v on true`);
const layerText = `
  select h.version as own,
    coalesce((select json_agg(json_build_object('word', w.word, 'target', w.target) order by w.created_at, w.id)
      from lexicon_word w where w.district = $1), '[]') as words,
    coalesce((select json_agg(json_build_object('one', e.one, 'other', e.other))
      from lexicon_exclusion e where e.district = $1), '[]') as exclusions
  from lexicon_head h where h.district = $1`;

async function stored(tx: Tx, version: number): Promise<Lexicon> {
  const files = await tx.sql<{ name: string; text: string }>(
    `select name, content as text from lexicon_file where version = $1 order by name`,
    [version],
  );
  return parseLexicon(files);
}
