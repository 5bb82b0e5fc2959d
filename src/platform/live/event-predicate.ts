import type { FilterSpec, FilterValue } from '../read/filter.ts';
import type { EventColumn, LoggedEvent } from '../events/logged-event.ts';

/** Decides by one value of an event. */
export type ValueTest = (value: string | null) => boolean;
export type EventTest = (event: LoggedEvent) => boolean;

/** The filter of events: the planner's declarations, and what custom fields mean for a line at hand. */
export interface EventFilter {
  readonly spec: FilterSpec;
  readonly custom: Readonly<Record<string, (argument: FilterValue) => EventTest>>;
}

const everything: EventTest = () => true;

/**
 * The same filter as `filterSql` writes, for a line in memory. A comparison with a missing value
 * holds for none of the two, and `not` is true of whatever does not hold.
 */
export function eventTest(
  { spec, custom }: EventFilter,
  filter: FilterValue | null | undefined,
): EventTest {
  const tests: EventTest[] = [];
  for (const [name, argument] of Object.entries(filter ?? {})) {
    if (argument === null || argument === undefined) continue;
    if (name === 'and' || name === 'or') {
      const parts = (argument as FilterValue[]).map((part) => eventTest({ spec, custom }, part));
      tests.push(
        name === 'and'
          ? (event) => parts.every((part) => part(event))
          : (event) => parts.some((part) => part(event)),
      );
    } else if (name === 'not') {
      const part = eventTest({ spec, custom }, argument as FilterValue);
      tests.push((event) => !part(event));
    } else if (custom[name] !== undefined) {
      tests.push(custom[name](argument as FilterValue));
    } else {
      const { column, ops } = spec[name] as FilterSpec[string];
      const test = valueTest(argument as FilterValue, ops === 'id' || ops === 'int' ? ops : 'text');
      tests.push((event) => test(event[column as EventColumn]));
    }
  }
  if (tests.length === 0) return everything;
  const [only] = tests;
  return tests.length === 1 ? (only as EventTest) : (event) => tests.every((test) => test(event));
}

const readAs = {
  int: (value: unknown): number => Number(value),
  text: (value: unknown): string => String(value),
  // As PostgreSQL prints uuids.
  id: (value: unknown): string => String(value).toLowerCase(),
};

/** `{ eq, in, gte … }` on one value. */
export function valueTest(ops: FilterValue, kind: keyof typeof readAs): ValueTest {
  const read: (value: unknown) => number | string = readAs[kind];
  const compare: Record<string, (wanted: unknown) => ValueTest> = {
    eq: (wanted) => (value) => value !== null && read(value) === read(wanted),
    in: (wanted) => {
      const any = new Set((wanted as unknown[]).map(read));
      return (value) => value !== null && any.has(read(value));
    },
    gte: (wanted) => (value) => value !== null && read(value) >= read(wanted),
    lte: (wanted) => (value) => value !== null && read(value) <= read(wanted),
    gt: (wanted) => (value) => value !== null && read(value) > read(wanted),
    lt: (wanted) => (value) => value !== null && read(value) < read(wanted),
    startsWith: (wanted) => (value) => value?.startsWith(String(wanted)) === true,
    isNull: (wanted) => (value) => (value === null) === wanted,
  };
  const tests = Object.entries(ops).flatMap(([op, wanted]) =>
    wanted === null || wanted === undefined
      ? []
      : [(compare[op] as (wanted: unknown) => ValueTest)(wanted)],
  );
  return (value) => tests.every((test) => test(value));
}
