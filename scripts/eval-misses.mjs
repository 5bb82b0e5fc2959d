/** Prints, for every need the matcher got wrong, what was read and how the rivals scored; and wrong messages. */
import { firstBlocker } from '../src/matching/constraint.rule.ts';
import { prepare } from '../src/matching/features.rule.ts';
import { readEntry } from '../src/matching/read-entry.rule.ts';
import { scorePair } from '../src/matching/score.rule.ts';

const frames = (reading) =>
  reading.frames
    .map((f) => `${f.flow[0]}:${f.act}:${f.concept}*${f.weight}${f.via ? `~${f.via}` : ''}`)
    .join(' ');

/** Prints the misses of a ranking to stdout. */
export function explain(set, listings, ranking, today, lexicon) {
  const byId = new Map(listings.map((l) => [l.id, l]));
  const read = (id) => readEntry(byId.get(id), { today, lexicon });
  const verdicts = new Map(set.judgements.map((j) => [`${j.need} ${j.resource}`, j]));
  const line = (need, id) => {
    const [a, b] = [
      prepare(read(need), byId.get(need), lexicon),
      prepare(read(id), byId.get(id), lexicon),
    ];
    const block = firstBlocker(a, b);
    const s = scorePair(a, b, lexicon);
    const verdict = verdicts.get(`${need} ${id}`);
    return `   ${verdict?.grade ?? '-'} ${(verdict?.why ?? 'unjudged').padEnd(22)} ${s.score}${s.notify ? '!' : ' '} ${block ? `[${block.code}] ` : ''}${byId.get(id).title}${byId.get(id).detail ? ` / ${byId.get(id).detail}` : ''}  ${frames(read(id))}`;
  };
  for (const need of listings.filter((l) => l.kind === 'NEED')) {
    const wanted = set.judgements.filter((j) => j.need === need.id && j.grade > 0);
    if (wanted.length === 0) continue;
    const answers = ranking[need.id] ?? [];
    const best = Math.max(...wanted.map((j) => j.grade));
    const firstRight = answers[0] && verdicts.get(`${need.id} ${answers[0].id}`)?.grade === best;
    const wrongTold = answers.filter(
      (a) => a.notify && (verdicts.get(`${need.id} ${a.id}`)?.grade ?? 0) < 1,
    );
    const untold = wanted.filter(
      (j) => j.grade === 2 && !answers.some((a) => a.id === j.resource && a.notify),
    );
    if (firstRight && wrongTold.length === 0 && untold.length === 0) continue;
    console.log(
      `${need.id} ${need.title}${need.detail ? ` / ${need.detail}` : ''}  ${frames(read(need.id))}${firstRight ? '' : '   << first is wrong'}`,
    );
    for (const id of new Set([
      ...wanted.map((j) => j.resource),
      ...answers.slice(0, 3).map((a) => a.id),
      ...wrongTold.map((a) => a.id),
    ]))
      console.log(line(need.id, id));
  }
}
