import { GraphQLError } from 'graphql';
import type { Binding, Variables } from './binding.ts';
import type { Compiler } from './compile.ts';
import { bindKey, bindPage, PageArgumentError, type Bound, type Bounds } from './page-arguments.ts';
import { dependsOnHeadAlone } from '../database/table-change.ts';
import { Recent } from './recent.ts';
import { Unplannable } from './schema-spec.ts';
import type { Rendered } from './sql.ts';
import type { Statement } from './statement.ts';
import type { Run } from './write.ts';

const mostTexts = 100;

/** What a selection compiles to: the statements to send and the writer of their rows. */
export interface Plan<Written = string> {
  readonly statements: readonly Statement[];
  readonly bindings: readonly Binding[];
  readonly write: (run: Run) => Written;
  readonly seam: boolean;
  /** Statement texts by the bound arguments' SQL: filters hold `?` for values, so by their shapes. */
  readonly texts: Recent<Texts>;
}

/** A plan's statements for one shape of arguments. */
export interface Texts {
  /** Of this process: equal ids and equal values mean equal answers in equal snapshots. */
  readonly id: number;
  readonly statements: readonly Prepared[];
  /** Whether what they give changes with the district's head alone. */
  readonly mayBeGivenAgain: boolean;
}

/** A statement's text: of its rows, or of their count. */
export interface Prepared {
  readonly statement: Statement;
  readonly counts: boolean;
  readonly sql: Rendered;
}

/** The plan that a compiler has gathered. */
export function planOf<Written>(compiler: Compiler, write: (run: Run) => Written): Plan<Written> {
  const { statements, bindings, scope } = compiler;
  return { statements, bindings, write, seam: scope.seam, texts: new Recent(mostTexts) };
}

let lastTextsId = 0;

/** The statement texts for bound arguments. */
export function textsFor(plan: Plan<unknown>, bounds: Bounds): Texts {
  return plan.texts.get(keyOf(bounds), () => {
    const statements = plan.statements
      .filter((statement) => !statement.isUnread(bounds))
      .flatMap((statement) => [
        ...(statement.wantsRows
          ? [{ statement, counts: false, sql: statement.rowsSql(bounds) }]
          : []),
        ...(statement.wantsCount
          ? [{ statement, counts: true, sql: statement.countSql(bounds) }]
          : []),
      ]);
    return {
      id: ++lastTextsId,
      statements,
      mayBeGivenAgain: statements.every(({ sql }) => dependsOnHeadAlone(sql.text)),
    };
  });
}

/** Equal keys mean equal statement texts. */
function keyOf(bounds: Bounds): string {
  let key = '';
  for (const bound of bounds) {
    if (bound === undefined) continue;
    if (bound === null) {
      key += 'unread;';
      continue;
    }
    const { filter, cursor, counter, orderName, limit, backward } = bound;
    key += `${filter}|${cursor ?? ''}|${counter?.metric ?? ''}${counter?.scope ?? ''}|${orderName}|${limit}${backward ? '<' : '>'};`;
  }
  return key;
}

/**
 * Binds every page and key. Wrong arguments of a page below the root leave that page unread where
 * normal execution walks on: its resolver says what is wrong, at its path.
 * @throws PageArgumentError, Unplannable
 */
export function bindAll(
  { bindings, seam }: Plan<unknown>,
  variables: Variables,
  source: unknown,
): Bounds {
  const bounds: (Bound | null | undefined)[] = [];
  for (const binding of bindings) {
    const { statement } = binding;
    try {
      bounds[statement.index] = bind(binding, variables, source);
    } catch (error) {
      const isWrong = error instanceof PageArgumentError || error instanceof GraphQLError;
      if (!isWrong) throw error;
      if (seam && statement.origin.kind === 'children') bounds[statement.index] = null;
      else if (error instanceof GraphQLError)
        throw new Unplannable(error.message, { cause: error });
      else throw error;
    }
  }
  return bounds;
}

function bind(binding: Binding, variables: Variables, source: unknown): Bound {
  const { statement, spec, args, isConstant, bound } = binding;
  if (bound !== undefined) return bound;
  const given = args(variables);
  if (spec.kind === 'page') {
    const page = bindPage(spec, given, statement);
    if (isConstant) binding.bound = page;
    return page;
  }
  // The declaration knows the types of its own parent and arguments; here they are only passed on.
  const values = spec.values(source as never, given as never);
  return bindKey(values, statement.table, statement.alias);
}
