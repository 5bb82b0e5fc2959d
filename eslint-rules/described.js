import { importsOf, originOf } from './imported-name.js';

/** Decorators that put an element into the schema, so each must carry its description. */
const DECORATORS = [
  'ObjectType',
  'InputType',
  'InterfaceType',
  'Field',
  'Arg',
  'Query',
  'Mutation',
  'Subscription',
];
/** Plain calls that do the same. */
const CALLS = ['registerEnumType', 'createUnionType'];

const LATIN_WORD = /\p{Script=Latin}{2,}/u;
const HAN = /\p{Script=Han}/u;

/**
 * The words of a text as far as they are written here: literals, templates (what is put into them left
 * out) and `+` chains of both; undefined when nothing can be read here.
 */
const textOf = (node) => {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type === 'TemplateLiteral') {
    return node.quasis.map(({ value }) => value.cooked).join('');
  }
  if (node.type !== 'BinaryExpression' || node.operator !== '+') return undefined;
  const [left, right] = [textOf(node.left), textOf(node.right)];
  return left === undefined || right === undefined ? undefined : left + right;
};

const propertyOf = (object, name) =>
  object.properties.find(
    (property) =>
      property.type === 'Property' &&
      !property.computed &&
      (property.key.name ?? property.key.value) === name,
  );

/**
 * Every element of the schema is described in English and Chinese where it is declared: the people who
 * build dashboards on it and the people whose work it names read different languages. What this rule
 * cannot see (enum values, generated elements) `scripts/check-descriptions.mjs` sees in the schema itself.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const described = {
  meta: {
    type: 'problem',
    docs: { description: "schema elements carry description: bi('English…', '中文…')" },
    schema: [
      {
        type: 'object',
        properties: {
          names: { type: 'array', items: { type: 'string' } },
          from: { type: 'string' },
        },
        required: ['names', 'from'],
        additionalProperties: false,
        description:
          'functions of our own that declare elements, and a part of the path they come from',
      },
    ],
    messages: {
      missing:
        "@{{name}} needs a description in both languages: description: bi('English…', '中文…').",
      notBi:
        "Write the description of {{name}} with bi('English…', '中文…'), so that both languages are there.",
      arguments: "bi() takes exactly two texts written here: bi('English…', '中文…').",
      english: 'The first text of bi() is the English one; this one holds no English word.',
      chinese: 'The second text of bi() is the Chinese one; this one holds no Chinese character.',
    },
  },
  create(context) {
    const imports = importsOf(context.sourceCode.ast);
    const own = context.options[0] ?? { names: [], from: '' };
    const isOwn = ({ name, source }) => own.names.includes(name) && source?.includes(own.from);

    const checkBi = (call) => {
      const [english, chinese] = call.arguments.map(textOf);
      if (call.arguments.length !== 2 || english === undefined || chinese === undefined) {
        context.report({ node: call, messageId: 'arguments' });
        return;
      }
      if (!LATIN_WORD.test(english))
        context.report({ node: call.arguments[0], messageId: 'english' });
      if (!HAN.test(chinese)) context.report({ node: call.arguments[1], messageId: 'chinese' });
    };

    const isBi = (node) =>
      node.type === 'CallExpression' && originOf(node.callee, imports)?.name === 'bi';

    /** A description is `description: bi(…)` in an options object, or `bi(…)` itself as an argument. */
    const checkCall = (node, name, args) => {
      const direct = args.find(isBi);
      if (direct) return checkBi(direct);
      const options = args.filter((argument) => argument.type === 'ObjectExpression');
      const property = options.map((object) => propertyOf(object, 'description')).find(Boolean);
      if (!property) return context.report({ node, messageId: 'missing', data: { name } });
      if (!isBi(property.value)) {
        return context.report({ node: property.value, messageId: 'notBi', data: { name } });
      }
      return checkBi(property.value);
    };

    return {
      Decorator(node) {
        const call = node.expression.type === 'CallExpression' ? node.expression : undefined;
        const name = originOf(call?.callee ?? node.expression, imports)?.name;
        const args = call?.arguments ?? [];
        // With a type, @FieldResolver adds a field; bare, it only computes one already described.
        const declares = DECORATORS.includes(name) || (name === 'FieldResolver' && args.length > 0);
        if (declares) checkCall(node, name, args);
      },
      CallExpression(node) {
        const origin = originOf(node.callee, imports);
        if (!origin) return;
        // Our own are decorators too, but are also called to add fields to the types of earlier features.
        if (CALLS.includes(origin.name) || isOwn(origin))
          checkCall(node, origin.name, node.arguments);
      },
    };
  },
};
