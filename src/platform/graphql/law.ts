import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { bi } from '../describe.ts';

/** The limits every operation obeys, over HTTP and WebSocket alike. */
export const operationLimits = { tokens: 2_000, depth: 11, aliases: 15, directives: 10 } as const;

function refuse(context: ValidationContext, code: string, en: string, zh: string): void {
  context.reportError(new GraphQLError(bi(en, zh), { extensions: { code } }));
}

/** How deep an operation may nest; fragments count where they are spread, introspection does not. */
const depthLimit: ValidationRule = (context): ASTVisitor => ({
  OperationDefinition(node) {
    const depth = depthOf(node.selectionSet, context, new Set());
    if (depth > operationLimits.depth) {
      refuse(
        context,
        'TOO_COSTLY',
        `This operation nests ${depth} levels; at most ${operationLimits.depth} are taken. Ask in two steps.`,
        `该操作嵌套了${depth}层，最多${operationLimits.depth}层，请分两次查询。`,
      );
    }
  },
});

function depthOf(
  set: SelectionSetNode | undefined,
  context: ValidationContext,
  spread: ReadonlySet<string>,
): number {
  if (set === undefined) return 0;
  let deepest = 0;
  for (const selection of set.selections) {
    let depth = 0;
    if (selection.kind === Kind.FIELD) {
      depth = selection.name.value.startsWith('__')
        ? 0
        : 1 + depthOf(selection.selectionSet, context, spread);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      depth = depthOf(selection.selectionSet, context, spread);
    } else if (!spread.has(selection.name.value)) {
      const fragment = context.getFragment(selection.name.value);
      depth = depthOf(fragment?.selectionSet, context, new Set([...spread, selection.name.value]));
    }
    deepest = Math.max(deepest, depth);
    // Deeper than allowed is enough to know: doubling fragments must not be walked to their end.
    if (deepest > operationLimits.depth * 4) return deepest;
  }
  return deepest;
}

/** How many aliases and directives a document may hold. */
const countLimit: ValidationRule = (context): ASTVisitor => {
  let aliases = 0;
  let directives = 0;
  return {
    Field(node) {
      if (node.alias === undefined) return;
      aliases += 1;
      if (aliases === operationLimits.aliases + 1) {
        refuse(
          context,
          'TOO_COSTLY',
          `An operation may hold ${operationLimits.aliases} aliases.`,
          `一次操作最多使用${operationLimits.aliases}个别名。`,
        );
      }
    },
    Directive() {
      directives += 1;
      if (directives === operationLimits.directives + 1) {
        refuse(
          context,
          'TOO_COSTLY',
          `An operation may hold ${operationLimits.directives} directives.`,
          `一次操作最多使用${operationLimits.directives}个指令。`,
        );
      }
    },
  };
};

/** The rules added to GraphQL's own. */
export const lawRules: readonly ValidationRule[] = [depthLimit, countLimit];
