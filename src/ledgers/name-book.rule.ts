/** Names that rows may use, and what they mean. Built once per piece of work from the district's rows. */

/** A party as rows name it. */
export interface NamedParty {
  readonly id: string;
  readonly name: string;
  readonly kind: 'VILLAGE' | 'ENTERPRISE' | 'ORGANIZATION';
  readonly town: string | null;
  readonly aliases: readonly string[];
}

export interface Named {
  /** An id, or a code for categories and units. */
  readonly id: string;
  readonly name: string;
  readonly also: readonly string[];
}

/** A stage of a chain. */
export interface NamedStage extends Named {
  readonly chain: string;
}

/** Everything of the district that a row may name. */
export interface NameSource {
  readonly parties: readonly NamedParty[];
  readonly towns: readonly Named[];
  readonly clusters: readonly Named[];
  readonly chains: readonly Named[];
  readonly stages: readonly NamedStage[];
  readonly categories: readonly Named[];
  readonly units: readonly Named[];
}

/** The names, ready to be looked up. */
export interface NameBook extends NameSource {
  readonly party: ReadonlyMap<string, readonly NamedParty[]>;
  readonly partyById: ReadonlyMap<string, NamedParty>;
  readonly town: ReadonlyMap<string, Named>;
  readonly cluster: ReadonlyMap<string, Named>;
  readonly chain: ReadonlyMap<string, Named>;
  readonly category: ReadonlyMap<string, Named>;
  readonly unit: ReadonlyMap<string, Named>;
}

/** A name as a key: width, case, spaces and brackets do not count. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()（）·.、“”"'-]/g, '');
}

/** Endings that people leave out or add: 下河头 is 下河头村, 北辰镇政府 is not a village. */
const partyTails = /(?:村民委员会|村委会|村党总支|村党支部|村村委会|村)$/;
const townTails = /(?:人民政府|街道办事处|政府|街道|街|镇|乡)$/;
const chainTails = /(?:振兴链组|链组|产业链|振兴链|链)$/;

/** Makes the book. */
export function nameBook(source: NameSource): NameBook {
  const party = new Map<string, NamedParty[]>();
  for (const one of source.parties) {
    const keys = new Set(
      [one.name, ...one.aliases].flatMap((name) => {
        const key = nameKey(name);
        return one.kind === 'VILLAGE' ? [key, key.replace(partyTails, '')] : [key];
      }),
    );
    for (const key of keys) party.set(key, [...(party.get(key) ?? []), one]);
  }
  return {
    ...source,
    party,
    partyById: new Map(source.parties.map((one) => [one.id, one])),
    town: lookup(source.towns, townTails),
    cluster: lookup(source.clusters, /(?:片区|组团)$/),
    chain: lookup(source.chains, chainTails),
    category: lookup(source.categories, /$^/),
    unit: lookup(source.units, /$^/),
  };
}

function lookup(rows: readonly Named[], tails: RegExp): ReadonlyMap<string, Named> {
  const found = new Map<string, Named>();
  const add = (key: string, row: Named): void => {
    if (key !== '' && !found.has(key)) found.set(key, row);
  };
  for (const row of rows)
    for (const name of [row.name, row.id, ...row.also]) add(nameKey(name), row);
  for (const row of rows)
    for (const name of [row.name, ...row.also]) add(nameKey(name).replace(tails, ''), row);
  return found;
}

/** The parties a name may mean: exactly, else without the endings people add; narrowed by town. */
export function partiesNamed(book: NameBook, name: string, town: string | null): NamedParty[] {
  const key = nameKey(name);
  const bare = key.replace(partyTails, '');
  const found = book.party.get(key) ?? book.party.get(bare) ?? withTown(book, key) ?? [];
  const there = found.filter((party) => town !== null && party.town === town);
  return [...(there.length > 0 ? there : found)];
}

/** 大张庄镇下河头村: the town before the village's name. */
function withTown(book: NameBook, key: string): NamedParty[] | undefined {
  for (const { id, name } of book.towns) {
    const town = nameKey(name);
    if (!key.startsWith(town)) continue;
    const rest = key.slice(town.length);
    const found = (
      book.party.get(rest) ??
      book.party.get(rest.replace(partyTails, '')) ??
      []
    ).filter((party) => party.town === id);
    if (found.length > 0) return found;
  }
  return undefined;
}

/** What a name is looked up as among towns, chains and the like. */
export function named(
  among: ReadonlyMap<string, Named>,
  name: string,
  tails: 'town' | 'chain' | 'none' = 'none',
): Named | null {
  const key = nameKey(name);
  const bare =
    tails === 'town'
      ? key.replace(townTails, '')
      : tails === 'chain'
        ? key.replace(chainTails, '')
        : key;
  return among.get(key) ?? among.get(bare) ?? null;
}

/** The names most like one that is not known, the likest first; at most three. */
export function likeNames(names: readonly string[], wanted: string): string[] {
  const pairs = (text: string): Set<string> => {
    const characters = [...nameKey(text)];
    return new Set([
      ...characters,
      ...characters.slice(1).map((c, i) => `${characters[i] ?? ''}${c}`),
    ]);
  };
  const asked = pairs(wanted.replace(partyTails, ''));
  if (asked.size === 0) return [];
  return names
    .map((name) => {
      const own = pairs(name.replace(partyTails, ''));
      const both = [...asked].filter((part) => own.has(part)).length;
      return { name, like: (2 * both) / (asked.size + own.size) };
    })
    .filter(({ like }) => like >= 0.4)
    .sort((a, b) => b.like - a.like || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name);
}
