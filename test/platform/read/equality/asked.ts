import { expect } from '@jest/globals';
import type { DrawnOperation, Equality, Tally } from './equality.ts';

/** Asks the operations of the seeds from `first` on, and expects three equal answers to each. */
export async function expectEqualAnswers(
  equality: Equality,
  first: number,
  count: number,
): Promise<Tally> {
  const tally: Tally = { asked: 0, planned: 0, withErrors: 0 };
  for (let seed = first; seed < first + count; seed++) {
    const drawn = equality.draw(seed);
    const { planned, normal, oracle } = await equality.ask(drawn, tally);
    if (planned !== oracle || normal !== oracle)
      tell(seed, drawn, planned === oracle ? 'normal' : 'planned');
    expect(normal).toBe(oracle);
    expect(planned).toBe(oracle);
  }
  // Were most of them left to normal execution, or all of them without errors, little would be shown.
  expect(tally.planned).toBeGreaterThan(count * 0.8);
  expect(tally.withErrors).toBeGreaterThan(count * 0.03);
  return tally;
}

/** The operation that went wrong, to be asked again by its seed. */
function tell(seed: number, { text, variables, reader }: DrawnOperation, way: string): void {
  process.stderr.write(
    `\nseed ${seed}, ${way} execution, as ${JSON.stringify(reader)}\n${text}\n${JSON.stringify(variables)}\n`,
  );
}
