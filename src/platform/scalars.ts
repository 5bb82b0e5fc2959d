import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { bi } from './describe.ts';
import { parseThousandths } from './read/thousandths.rule.ts';

const text = (value: unknown, name: string): string => {
  if (typeof value === 'string') return value;
  throw new GraphQLError(bi(`${name} takes a string.`, `${name} 须为字符串。`));
};

function stringScalar(
  name: string,
  description: string,
  check: (value: string) => boolean,
  example: string,
) {
  const parse = (value: unknown): string => {
    const input = text(value, name);
    if (check(input)) return input;
    throw new GraphQLError(
      bi(
        `“${input.slice(0, 60)}” is no ${name}; write it like ${example}.`,
        `“${input.slice(0, 60)}”不是有效的 ${name}，请写成 ${example} 的样子。`,
      ),
    );
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    serialize: (value) => text(value, name),
    parseValue: parse,
    parseLiteral: (node: ValueNode) => parse(node.kind === Kind.STRING ? node.value : undefined),
  });
}

const realDay = (value: string): boolean => {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
  if (match === null) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return (
    !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value) && Number(match[1]) >= 1900
  );
};

/** A calendar day of the district. */
export const DateScalar = stringScalar(
  'Date',
  bi('A calendar day of the district, YYYY-MM-DD.', '区当地的日期，YYYY-MM-DD。'),
  realDay,
  '2026-03-01',
);

/** What PostgreSQL takes as well: a real day, a time of day, an offset of at most 15:59. */
const realInstant = (value: string): boolean => {
  const match =
    /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-](0\d|1[0-5]):[0-5]\d)$/.exec(
      value,
    );
  return match !== null && realDay(match[1] as string);
};

/** An instant in UTC with up to six fractional digits. */
export const DateTimeScalar = stringScalar(
  'DateTime',
  bi(
    'An instant, RFC 3339 in UTC with up to microseconds.',
    '时刻，RFC 3339 格式（UTC，可到微秒）。',
  ),
  realInstant,
  '2026-03-01T08:00:00Z',
);

/** An exact quantity. */
export const DecimalScalar = stringScalar(
  'Decimal',
  bi(
    'An exact decimal number as a string, at most three digits after the point.',
    '精确小数（字符串），小数点后最多三位。',
  ),
  (value) => {
    try {
      parseThousandths(value);
      return true;
    } catch {
      return false;
    }
  },
  '"12.5"',
);
