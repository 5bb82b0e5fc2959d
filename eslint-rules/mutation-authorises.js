import { dirname, resolve, sep } from 'node:path';
import { importsOf, originOf } from './imported-name.js';

/** A reason shorter than this says nothing ("public", "ok"). */
const SHORTEST_REASON = 12;

const textOf = (node) => {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0)
    return node.quasis[0].value.cooked;
  return undefined;
};

/** Whether an import in `file` leads into `src/access`, where the one true `Authorise` lives. */
const comesFromAccess = (source, file) =>
  source !== undefined &&
  source.startsWith('.') &&
  `${resolve(dirname(file), source)}`.includes(`${sep}src${sep}access${sep}`);

/**
 * Every mutation says on its own method who may call it. A guard somewhere else (on the class, in the
 * service only, in a middleware) cannot be seen in review, and the one that was forgotten looks like all
 * the others.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const mutationAuthorises = {
  meta: {
    type: 'problem',
    docs: { description: 'a mutation lives in *.resolver.ts and carries @Authorise(...)' },
    schema: [],
    messages: {
      place: 'A mutation lives in a *.resolver.ts file; move this method there.',
      missing:
        "Say who may call this mutation: add @Authorise(policy) from src/access, or @Authorise(anyone, 'reason …') if everyone may.",
      foreign:
        'This Authorise does not come from src/access, so it guards nothing; import the real one.',
      empty: '@Authorise(...) needs a policy as its first argument.',
      reason:
        "@Authorise(anyone) opens a write to everyone; give the reason as a text: @Authorise(anyone, 'signing in: nobody is known yet').",
    },
  },
  create(context) {
    const imports = importsOf(context.sourceCode.ast);
    const file = context.filename;

    const callOf = (decorator) => {
      const call =
        decorator.expression.type === 'CallExpression' ? decorator.expression : undefined;
      const origin = originOf(call?.callee ?? decorator.expression, imports);
      return {
        name: origin?.name,
        source: origin?.source,
        args: call?.arguments ?? [],
        node: decorator,
      };
    };

    const judge = (authorise) => {
      if (!comesFromAccess(authorise.source, file)) return 'foreign';
      const [policy, reason] = authorise.args;
      if (!policy || policy.type === 'SpreadElement') return 'empty';
      if (originOf(policy, imports)?.name !== 'anyone') return undefined;
      return (textOf(reason) ?? '').trim().length >= SHORTEST_REASON ? undefined : 'reason';
    };

    return {
      MethodDefinition(method) {
        const decorators = (method.decorators ?? []).map(callOf);
        const mutation = decorators.find(({ name }) => name === 'Mutation');
        if (!mutation) return;
        if (!file.endsWith('.resolver.ts'))
          context.report({ node: mutation.node, messageId: 'place' });
        const authorise = decorators.filter(({ name }) => name === 'Authorise');
        if (authorise.length === 0) context.report({ node: mutation.node, messageId: 'missing' });
        for (const each of authorise) {
          const messageId = judge(each);
          if (messageId) context.report({ node: each.node, messageId });
        }
      },
    };
  },
};
