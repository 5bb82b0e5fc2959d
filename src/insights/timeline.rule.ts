/** How long a span of a timeline is. Weeks begin on Monday. */
export type SpanLength = 'WEEK' | 'MONTH';

/** What happened in one span. */
export interface TimelineSpan {
  /** Its first and last day. */
  readonly from: string;
  readonly to: string;
  readonly needs: number;
  readonly resources: number;
  readonly pairings: number;
  readonly ordersPlaced: number;
  readonly ordersDone: number;
}

const dayMs = 86_400_000;
const text = (at: number): string => new Date(at).toISOString().slice(0, 10);
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The first days of the `count` spans that end with the one `today` lies in, oldest first. */
export function spanStarts(today: string, length: SpanLength, count: number): string[] {
  if (length === 'WEEK') {
    const now = at(today);
    const monday = now - ((new Date(now).getUTCDay() + 6) % 7) * dayMs;
    return Array.from({ length: count }, (_, index) =>
      text(monday - (count - 1 - index) * 7 * dayMs),
    );
  }
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7)) - 1;
  return Array.from({ length: count }, (_, index) =>
    text(Date.UTC(year, month - (count - 1 - index), 1)),
  );
}

/** The last day of the span that begins at `start`. */
export function spanEnd(start: string, length: SpanLength): string {
  if (length === 'WEEK') return text(at(start) + 6 * dayMs);
  return text(Date.UTC(Number(start.slice(0, 4)), Number(start.slice(5, 7)), 0));
}
