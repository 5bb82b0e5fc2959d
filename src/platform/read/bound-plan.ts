import type { Variables } from './binding.ts';
import type { Bounds } from './page-arguments.ts';
import { bindAll, textsFor, type Plan, type Prepared, type Texts } from './plan.ts';
import type { Reader } from './planner.ts';
import type { Bind } from './sql.ts';
import type { Statement } from './statement.ts';
import { textOf } from './wire.ts';
import { Run, type Row } from './write.ts';

/** A plan's texts with the values of one request. */
export interface BoundPlan {
  readonly bounds: Bounds;
  readonly texts: Texts;
  /** By statement. */
  readonly values: readonly (readonly unknown[])[];
}

/** Binds a plan's arguments and the viewer's facts. @throws PageArgumentError, Unplannable */
export function bindPlan(
  plan: Plan<unknown>,
  variables: Variables,
  reader: Reader,
  source: unknown,
): BoundPlan {
  const bounds = bindAll(plan, variables, source);
  const texts = textsFor(plan, bounds);
  const bind: Bind = { district: reader.district, viewer: reader.values, bounds };
  const values = texts.statements.map(({ sql }) => sql.params.map((param) => param.read(bind)));
  return { bounds, texts, values };
}

/**
 * Equal keys mean equal answers in equal snapshots: the values hold the district and what the policies
 * ask of the viewer, the texts are of a plan, and that of a role and the shaping variables.
 */
export function keyOf({ texts, values }: BoundPlan): string {
  return `${texts.id}|${JSON.stringify(values.map((some) => some.map(textOf)))}`;
}

/** What the plan writes of its rows. */
export function written<Written>(
  plan: Plan<Written>,
  { bounds, texts: { statements } }: BoundPlan,
  results: readonly (readonly Row[])[],
): Written {
  return plan.write(
    new Run(bounds, pick(statements, results, false), pick(statements, results, true)),
  );
}

function pick(
  texts: readonly Prepared[],
  results: readonly (readonly Row[])[],
  counts: boolean,
): Map<Statement, readonly Row[]> {
  const picked = new Map<Statement, readonly Row[]>();
  texts.forEach((text, i) => {
    if (text.counts === counts) picked.set(text.statement, results[i] as readonly Row[]);
  });
  return picked;
}
