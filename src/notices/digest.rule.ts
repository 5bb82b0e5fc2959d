/** When a district that has said nothing tells its towns: with the beginning of work. */
export const usualDigestHour = 8;

/** The hour of the day where a district is, 0 to 23. */
export function hourIn(timeZone: string, now: Date): number {
  const text = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' });
  return Number(text.format(now));
}
