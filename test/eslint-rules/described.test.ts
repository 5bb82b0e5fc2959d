import { describe, it } from '@jest/globals';
import { RuleTester } from 'eslint';
import tseslint from 'typescript-eslint';
import { plugin } from '../../eslint-rules/plugin.js';

RuleTester.describe = describe;
RuleTester.it = it;
const tester = new RuleTester({ languageOptions: { parser: tseslint.parser } });

const own = [{ names: ['Column'], from: 'platform/read' }];
const ours = `import { Column } from '../platform/read/declare.ts';`;
const bi = "bi('A village.', '一个村。')";

tester.run('described', plugin.rules.described, {
  valid: [
    `@ObjectType({ description: ${bi} }) class Village {}`,
    `@ObjectType('Village', { description: ${bi} }) class V {}`,
    `class V { @Field(() => ID, { nullable: true, description: ${bi} }) id: string; }`,
    `class R { @Query(() => V, { description: ${bi} }) v(@Arg('id', () => ID, { description: ${bi} }) id: string) {} }`,
    `class R { @Subscription(() => E, { subscribe, description: ${bi} }) events() {} }`,
    `registerEnumType(Kind, { name: 'Kind', description: ${bi} });`,
    `createUnionType({ name: 'Event', description: ${bi}, types });`,
    {
      name: 'a bare field resolver computes a field that is described where it is declared',
      code: 'class R { @FieldResolver() needs() {} }',
    },
    {
      name: 'a decorator of our own may take bi() as an argument',
      code: `${ours} class V { @Column('name', ${bi}) name: string; }`,
      options: own,
    },
    {
      name: 'another Column is none of ours',
      code: `import { Column } from './table.ts'; Column('name');`,
      options: own,
    },
    {
      name: 'a long text in two pieces',
      code: "@ObjectType({ description: bi('A ' + 'village.', '一个' + `村。`) }) class Village {}",
    },
    {
      name: 'a text made for many types, whose words are written here',
      code: '@ObjectType({ description: bi(`A page of ${en}.`, `一页${zh}。`) }) class Page {}',
    },
    { name: 'ArgsType makes no element of its own', code: '@ArgsType() class Page {}' },
  ],
  invalid: [
    { code: '@ObjectType() class V {}', errors: [{ messageId: 'missing' }] },
    { code: '@ObjectType class V {}', errors: [{ messageId: 'missing' }] },
    { code: '@InputType("V") class V {}', errors: [{ messageId: 'missing' }] },
    { code: '@InterfaceType({ implements: [N] }) class V {}', errors: [{ messageId: 'missing' }] },
    { code: 'class V { @Field() id: string; }', errors: [{ messageId: 'missing' }] },
    {
      code: 'class V { @Field(() => ID, options) id: string; }',
      errors: [{ messageId: 'missing' }],
    },
    { code: 'class R { @Query(() => V) v() {} }', errors: [{ messageId: 'missing' }] },
    { code: 'class R { @Mutation(() => V) v() {} }', errors: [{ messageId: 'missing' }] },
    {
      code: 'class R { @Subscription(() => V, { topics }) v() {} }',
      errors: [{ messageId: 'missing' }],
    },
    { code: 'class R { @FieldResolver(() => V) v() {} }', errors: [{ messageId: 'missing' }] },
    { code: `class R { v(@Arg('id') id: string) {} }`, errors: [{ messageId: 'missing' }] },
    { code: `registerEnumType(Kind, { name: 'Kind' });`, errors: [{ messageId: 'missing' }] },
    { code: `createUnionType({ name: 'Event', types });`, errors: [{ messageId: 'missing' }] },
    {
      name: 'a renamed decorator hides nothing',
      code: `import { Field as F } from 'type-graphql'; class V { @F() id: string; }`,
      errors: [{ messageId: 'missing' }],
    },
    {
      name: 'one language written by hand',
      code: `@ObjectType({ description: 'A village.' }) class V {}`,
      errors: [{ messageId: 'notBi' }],
    },
    {
      name: 'one text',
      code: `@ObjectType({ description: bi('A village.') }) class V {}`,
      errors: [{ messageId: 'arguments' }],
    },
    {
      name: 'a text from elsewhere',
      code: `@ObjectType({ description: bi(english, '村') }) class V {}`,
      errors: [{ messageId: 'arguments' }],
    },
    {
      name: 'a template with no words of its own',
      code: '@ObjectType({ description: bi(`${en}`, `${zh}`) }) class Page {}',
      errors: [{ messageId: 'english' }, { messageId: 'chinese' }],
    },
    {
      name: 'the languages the wrong way round',
      code: `@ObjectType({ description: bi('一个村。', 'A village.') }) class V {}`,
      errors: [{ messageId: 'english' }, { messageId: 'chinese' }],
    },
    {
      name: 'an empty Chinese text',
      code: `@ObjectType({ description: bi('A village.', '') }) class V {}`,
      errors: [{ messageId: 'chinese' }],
    },
    {
      name: 'a decorator of our own without it',
      code: `${ours} class V { @Column('text', 'name', {}) name: string; }`,
      options: own,
      errors: [{ messageId: 'missing' }],
    },
    {
      name: 'a field added to a type of an earlier feature',
      code: `${ours} extendType(V, { name: Column('text', 'name', { description: 'Name' }) });`,
      options: own,
      errors: [{ messageId: 'notBi' }],
    },
  ],
});
