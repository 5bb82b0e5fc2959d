import { describe, it } from '@jest/globals';
import { RuleTester } from 'eslint';
import tseslint from 'typescript-eslint';
import { plugin } from '../../eslint-rules/plugin.js';

RuleTester.describe = describe;
RuleTester.it = it;
const tester = new RuleTester({ languageOptions: { parser: tseslint.parser } });

const imports = `
  import { Mutation, Query } from 'type-graphql';
  import { Authorise, anyone } from '../access/authorise.policy.ts';
`;
const resolver = (decorators: string, name = 'addNeed') => ({
  filename: '/house/src/listings/need.resolver.ts',
  code: `${imports} class NeedResolver { ${decorators} ${name}() {} }`,
});

tester.run('mutation-authorises', plugin.rules['mutation-authorises'], {
  valid: [
    { name: 'a policy', ...resolver('@Mutation(() => X) @Authorise(mayAddNeed)') },
    { name: 'a policy made by a call', ...resolver("@Authorise(role('TOWN')) @Mutation(() => X)") },
    {
      name: 'open to everyone, with its reason',
      ...resolver("@Mutation(() => X) @Authorise(anyone, 'signing in: nobody is known yet')"),
    },
    { name: 'a query needs none', ...resolver('@Query(() => X)') },
    {
      name: 'inside src/access itself',
      filename: '/house/src/access/session.resolver.ts',
      code: `import { Mutation } from 'type-graphql';
        import { Authorise } from './authorise.policy.ts';
        class R { @Mutation(() => X) @Authorise(self) signOut() {} }`,
    },
  ],
  invalid: [
    {
      name: 'no guard',
      ...resolver('@Mutation(() => X)'),
      errors: [{ messageId: 'missing' }],
    },
    {
      name: 'a mutation without parentheses',
      ...resolver('@Mutation'),
      errors: [{ messageId: 'missing' }],
    },
    {
      name: 'a renamed decorator hides nothing',
      filename: '/house/src/listings/need.resolver.ts',
      code: `import { Mutation as Write } from 'type-graphql'; class R { @Write(() => X) addNeed() {} }`,
      errors: [{ messageId: 'missing' }],
    },
    {
      name: 'nor does a namespace',
      filename: '/house/src/listings/need.resolver.ts',
      code: `import * as graph from 'type-graphql'; class R { @graph.Mutation(() => X) addNeed() {} }`,
      errors: [{ messageId: 'missing' }],
    },
    {
      name: 'a guard on the class does not count',
      filename: '/house/src/listings/need.resolver.ts',
      code: `${imports} @Authorise(mayAddNeed) class R { @Mutation(() => X) addNeed() {} }`,
      errors: [{ messageId: 'missing' }],
    },
    {
      name: 'an Authorise of another making',
      filename: '/house/src/listings/need.resolver.ts',
      code: `import { Mutation } from 'type-graphql'; import { Authorise } from './authorise.ts';
        class R { @Mutation(() => X) @Authorise(mayAddNeed) addNeed() {} }`,
      errors: [{ messageId: 'foreign' }],
    },
    {
      name: 'an empty guard',
      ...resolver('@Mutation(() => X) @Authorise()'),
      errors: [{ messageId: 'empty' }],
    },
    {
      name: 'open to everyone without a reason',
      ...resolver('@Mutation(() => X) @Authorise(anyone)'),
      errors: [{ messageId: 'reason' }],
    },
    {
      name: 'a reason that says nothing',
      ...resolver("@Mutation(() => X) @Authorise(anyone, 'public')"),
      errors: [{ messageId: 'reason' }],
    },
    {
      name: 'a mutation in a file where nobody looks for it',
      filename: '/house/src/listings/need.service.ts',
      code: `${imports} class R { @Mutation(() => X) @Authorise(mayAddNeed) addNeed() {} }`,
      errors: [{ messageId: 'place' }],
    },
  ],
});
