import { describe, expect, test } from '@jest/globals';
import { Answers, type Answer } from '../../../src/platform/read/answers.ts';
import { changesLogged, dependsOnHeadAlone } from '../../../src/platform/database/table-change.ts';
import type { Send } from '../../../src/platform/read/planner.ts';

const district = '120113';

/** A database of one number: its head says how often it was set; what was sent is kept until it is let through. */
class World {
  value = 0;
  position = 0;
  history = 'first';
  heads = 0;
  plain = 0;
  headed = 0;
  private waiting: (() => void)[] | null = null;
  readonly send: Send = async () => {
    const rows = [[[String(this.position), '0', `${this.history} ${this.position}`]]];
    this.heads += 1;
    await Promise.resolve();
    return rows;
  };

  write(value: number): void {
    this.value = value;
    this.position += 1;
  }

  /** Holds readings back from here on; gives how to let them end. */
  hold(): () => void {
    const waiting: (() => void)[] = [];
    this.waiting = waiting;
    return () => {
      this.waiting = null;
      for (const go of waiting) go();
    };
  }

  ask(answers: Answers, key = 'value', weight = 0): Promise<string> {
    const seen = async (): Promise<Answer> => {
      const text = `${key} ${this.value}${' '.repeat(weight)}`;
      const head = {
        position: this.position,
        revision: 0,
        event: `${this.history} ${this.position}`,
      };
      const { waiting } = this;
      await (waiting === null ? null : new Promise<void>((go) => waiting.push(go)));
      return { text, head };
    };
    return answers.give(district, key, {
      plain: async () => {
        this.plain += 1;
        return (await seen()).text;
      },
      headed: () => {
        this.headed += 1;
        return seen();
      },
    });
  }
}

const opened = (mostBytes = 1_000_000): { world: World; answers: Answers } => {
  const world = new World();
  return { world, answers: new Answers(world.send, mostBytes) };
};

test('the first asking is read as it always was, the second with its head, later ones not at all', async () => {
  const { world, answers } = opened();
  for (let n = 0; n < 10; n++) expect(await world.ask(answers)).toBe('value 0');
  expect(world).toMatchObject({ plain: 1, headed: 1, heads: 8 });
});

test('a write is seen by the very next asking', async () => {
  const { world, answers } = opened();
  for (let n = 1; n < 20; n++) {
    await world.ask(answers);
    await world.ask(answers);
    world.write(n);
    expect(await world.ask(answers)).toBe(`value ${n}`);
  }
});

test('200 askings of one moment are one reading', async () => {
  const { world, answers } = opened();
  await world.ask(answers);
  await world.ask(answers);
  world.write(7);
  const all = await Promise.all(Array.from({ length: 200 }, () => world.ask(answers)));
  expect(new Set(all)).toEqual(new Set(['value 7']));
  expect(world).toMatchObject({ plain: 1, headed: 2, heads: 1 });
});

test('who comes after a write does not take what was read before it', async () => {
  const { world, answers } = opened();
  await world.ask(answers);
  const go = world.hold();
  const early = world.ask(answers);
  world.write(1);
  const late = world.ask(answers);
  go();
  expect(await Promise.all([early, late])).toEqual(['value 0', 'value 1']);
});

test('an answer of the same position in another history is not given', async () => {
  const { world, answers } = opened();
  await world.ask(answers);
  await world.ask(answers);
  // Restored from a backup, then written to: as many events, but other ones.
  world.history = 'after the restore';
  world.value = 5;
  expect(await world.ask(answers)).toBe('value 5');
});

test('a reading that fails fails for whoever began it; the others read for themselves', async () => {
  const { world, answers } = opened();
  await world.ask(answers);
  const failing = answers.give(district, 'value', {
    plain: () => Promise.resolve(''),
    headed: () => Promise.reject(new Error('the database went away')),
  });
  const other = world.ask(answers);
  await expect(failing).rejects.toThrow('went away');
  expect(await other).toBe('value 0');
});

describe('what is kept is bounded', () => {
  test('the longest unasked is forgotten first', async () => {
    const { world, answers } = opened(30_000);
    for (const key of ['a', 'b', 'c', 'd'])
      for (let n = 0; n < 2; n++) await world.ask(answers, key, 5_000);
    const { headed } = world;
    await world.ask(answers, 'd', 5_000);
    expect(world.headed).toBe(headed);
    await world.ask(answers, 'a', 5_000);
    await world.ask(answers, 'a', 5_000);
    expect(world.headed).toBe(headed + 1);
  });

  test('ten thousand different askings leave nothing behind but the last', async () => {
    const { world, answers } = opened(30_000);
    for (let n = 0; n < 10_000; n++) await world.ask(answers, `key ${n}`);
    expect(world).toMatchObject({ plain: 10_000, headed: 0, heads: 0 });
    expect((answers as unknown as { known: Map<string, unknown> }).known.size).toBe(4_000);
  });

  test('an answer larger than all that may be kept is given, not kept', async () => {
    const { world, answers } = opened(1_000);
    for (let n = 0; n < 4; n++)
      expect((await world.ask(answers, 'large', 5_000)).trim()).toBe('large 0');
    expect((answers as unknown as { bytes: number }).bytes).toBe(0);
  });
});

test.each([
  ['select s0.name from (select s0.* from party s0 where s0.district = $1) s0', true],
  ['select 1 from listing s0 left join chain s0j0 on s0j0.id = s0.chain', true],
  ['select k.k0 from (select 1) k cross join lateral (select s1.* from pairing s1) s1', true],
  ['select s0.name from account s0', false],
  ['select s0.id from a_table_of_tomorrow s0', false],
  ['select s0.id from listing s0 where exists (select from a_view v where v.id = s0.id)', false],
  ['select s0.id from listing s0 where s0.expires_on < now()', false],
])('%s depends on the head alone: %s', (text, alone) => {
  expect(dependsOnHeadAlone(text)).toBe(alone);
});

test.each([
  ['insert into task (district) values ($1)', true],
  ['with x as (update party set name = $2 returning id) select 1', true],
  ['delete from listing_photo where district = $1', true],
  ['select id from party where district = $1 for update', false],
  ['insert into session (district) values ($1) on conflict do update set id = $2', false],
  ['update event_head set revision = revision + 1', false],
])('%s changes what answers show: %s', (text, changes) => {
  expect(changesLogged(text)).toBe(changes);
});
