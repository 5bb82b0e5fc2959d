import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputType,
} from 'graphql';
import type { SeededRandom } from '../../../../seeds/random.ts';
import type { Row, World } from './world.ts';

/** What arguments may hold: values that find something, that find nothing, and that are malformed. */
export class Values {
  private readonly ids: string[] = [];
  private readonly texts: string[] = [];

  constructor(
    private readonly random: SeededRandom,
    world: World,
  ) {
    for (const tables of world.values()) {
      for (const [table, rows] of tables) {
        if (table === 'search_term') continue;
        for (const row of rows) {
          for (const name of ['id', 'code', 'name', 'title', 'category', 'dimension']) {
            const value = row[name];
            if (value != null) (name === 'id' ? this.ids : this.texts).push(value);
          }
        }
      }
    }
  }

  /** An id for a field of this name: mostly one that exists. */
  id(): string {
    const { random } = this;
    const known = random.pick(this.ids);
    if (random.chance(85)) return known;
    return random.pick([
      known.toUpperCase(),
      'no id',
      '',
      '00000000-0000-7000-8000-000000000000',
      known.slice(1),
    ]);
  }

  text(): string {
    const { random } = this;
    const known = random.pick(this.texts);
    if (random.chance(60)) return known;
    if (random.chance(60)) return [...known].slice(0, random.between(1, 3)).join('');
    return random.pick([
      '',
      'training',
      'land',
      '没有',
      '%_',
      "'; drop",
      'a\u0000b',
      '直播 大棚',
      'live',
      '稻',
      '?::text',
      '😀',
    ]);
  }

  date(): string {
    return this.random.pick([
      '2026-01-01',
      '2026-03-01',
      '2026-06-30',
      '2026-12-31',
      '2027-01-01',
      '2024-02-29',
    ]);
  }

  instant(): string {
    return `2026-03-0${this.random.between(1, 2)}T${this.random.pick(['08:00:00Z', '08:00:00.123Z', '08:00:00.123456Z', '16:00:00.5+08:00', '00:00:00.999999-08:00', '08:00:00.1234570Z'.replace('0Z', 'Z')])}`;
  }

  /** A value of an input type, as JSON; `undefined` for one left out. */
  of(type: GraphQLInputType, depth = 0): unknown {
    const { random } = this;
    if (isNonNullType(type)) return this.of(type.ofType, depth) ?? this.of(type, depth);
    if (random.chance(4)) return null;
    if (isListType(type)) {
      return Array.from(
        { length: random.between(0, 3) },
        () => this.of(type.ofType, depth) ?? null,
      ).filter((one) => one !== null);
    }
    if (isEnumType(type)) return random.pick(type.getValues()).name;
    if (isInputObjectType(type)) return this.object(type, depth);
    switch (type.name) {
      case 'Int':
        return random.pick([0, 1, 2, 3, 500, 730]);
      case 'Boolean':
        return random.chance(50);
      case 'ID':
        return this.id();
      case 'Date':
        return this.date();
      case 'DateTime':
        return this.instant();
      default:
        return this.text();
    }
  }

  private object(type: Extract<GraphQLInputType, { getFields(): unknown }>, depth: number): object {
    const fields = Object.values(type.getFields()).filter(
      ({ name }) => depth < 3 || !['and', 'or', 'not'].includes(name),
    );
    const chosen = Array.from({ length: this.random.pick([0, 1, 1, 1, 2, 3]) }, () =>
      this.random.pick(fields),
    );
    const entries = chosen.map((field): [string, unknown] => [
      field.name,
      this.of(field.type, depth + 1),
    ]);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }

  /** A cursor of the list's order: of a row that may or may not be on the list, or a broken one. */
  cursor(rows: readonly Row[], make: (row: Row) => string, broken: boolean): string {
    if (rows.length === 0) return '';
    const good = make(this.random.pick(rows));
    if (!broken) return good;
    return this.random.pick([
      good.slice(0, -5),
      '',
      'x',
      Buffer.from('["NEWEST","2026-13-41 99:00:00+00","no id"]').toString('base64url'),
      Buffer.from('["NAME",null,1]').toString('base64url'),
      Buffer.from('{}').toString('base64url'),
    ]);
  }
}
