import 'reflect-metadata';
import { describe, expect, test } from '@jest/globals';
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import {
  anyone,
  mayManageDistrict,
  mayRead,
  mayWriteFor,
  signedIn,
  type Policy,
} from '../../src/access/access.policy.ts';
import {
  Authorise,
  authorise,
  isReader,
  requireReader,
  unguardedFields,
} from '../../src/access/authorise.policy.ts';
import { attempt, type Failures } from '../../src/access/lockout.rule.ts';
import { passwordProblem } from '../../src/access/password.rule.ts';
import { isAccountName } from '../../src/access/account-name.rule.ts';
import { newInitialPassword } from '../../src/access/password.service.ts';
import { Role, type Viewer } from '../../src/access/viewer.rule.ts';
import { accessSchema } from './house.ts';

const viewerOf = (role: Role, more: Partial<Viewer> = {}): Viewer => ({
  district: '120113',
  id: 'viewer',
  kind: 'KEY',
  role,
  town: null,
  party: null,
  chain: null,
  ...more,
});

describe('who writes for whom', () => {
  const viewers: Record<Role, Viewer> = {
    DISTRICT_ADMIN: viewerOf(Role.DISTRICT_ADMIN),
    CHAIN_LEAD: viewerOf(Role.CHAIN_LEAD, { chain: 'chain' }),
    TOWN: viewerOf(Role.TOWN, { town: 'town' }),
    VILLAGE: viewerOf(Role.VILLAGE, { town: 'town', party: 'village' }),
    PARTY: viewerOf(Role.PARTY, { party: 'enterprise' }),
    GRID: viewerOf(Role.GRID, { town: 'town', party: 'village' }),
    AUDITOR: viewerOf(Role.AUDITOR),
    READER: viewerOf(Role.READER),
  };
  const parties = {
    village: { id: 'village', town: 'town' },
    neighbour: { id: 'neighbour', town: 'town' },
    far: { id: 'far', town: 'other town' },
    enterprise: { id: 'enterprise', town: null },
  };
  const allowed: Partial<Record<Role, (keyof typeof parties)[]>> = {
    DISTRICT_ADMIN: ['village', 'neighbour', 'far', 'enterprise'],
    TOWN: ['village', 'neighbour'],
    VILLAGE: ['village'],
    PARTY: ['enterprise'],
  };
  test.each(Object.values(Role))('%s', (role) => {
    const may = Object.entries(parties)
      .filter(([, party]) => mayWriteFor(viewers[role], party))
      .map(([name]) => name);
    expect(may).toEqual(allowed[role] ?? []);
  });
  test('a town or party without its binding writes for nobody', () => {
    expect(mayWriteFor(viewerOf(Role.TOWN), parties.enterprise)).toBe(false);
    expect(mayWriteFor(viewerOf(Role.VILLAGE), parties.village)).toBe(false);
  });
  test('a role nobody knows may nothing', () => {
    const stray = viewerOf('OPERATOR' as Role);
    for (const policy of [mayRead, mayManageDistrict]) expect(policy(stray)).toBe(false);
    expect(mayWriteFor(stray, parties.village)).toBeFalsy();
  });
});

describe('authorising', () => {
  const code = (viewer: Viewer | null, policy: Policy): unknown => {
    try {
      authorise({ viewer }, policy);
      return 'let in';
    } catch (error) {
      return (error as { extensions: { code: string } }).extensions.code;
    }
  };
  test.each([
    [null, mayRead, 'UNAUTHENTICATED'],
    [viewerOf(Role.READER), mayManageDistrict, 'FORBIDDEN'],
    [viewerOf(Role.DISTRICT_ADMIN), mayManageDistrict, 'let in'],
    [
      viewerOf(Role.DISTRICT_ADMIN, { mustChangePassword: true }),
      mayManageDistrict,
      'PASSWORD_CHANGE_REQUIRED',
    ],
    [viewerOf(Role.DISTRICT_ADMIN, { mustChangePassword: true }), signedIn, 'let in'],
  ])('%#', (viewer, policy, outcome) => {
    expect(code(viewer, policy)).toBe(outcome);
  });
  test('readers are signed in and have a password of their own', () => {
    const reader = viewerOf(Role.READER);
    expect(requireReader({ viewer: reader })).toEqual({
      district: '120113',
      role: 'READER',
      values: { id: 'viewer', town: null, party: null, chain: null },
    });
    expect(
      [reader, null, { ...reader, mustChangePassword: true }].map((viewer) => isReader({ viewer })),
    ).toEqual([true, false, false]);
  });
});

describe('every root field has a guard', () => {
  test('in access', () => {
    expect(unguardedFields(accessSchema())).toEqual([]);
  });
  test('and one without is found', () => {
    const field = (extensions: Record<string, unknown>) => ({ type: GraphQLString, extensions });
    const guard = { authorise: { policy: 'mayManageDistrict', reason: null } };
    const schema = new GraphQLSchema({
      query: new GraphQLObjectType({
        name: 'Query',
        fields: { planned: field({ read: {} }), open: field({}), guarded: field(guard) },
      }),
      mutation: new GraphQLObjectType({
        name: 'Mutation',
        fields: { planned: field({ read: {} }), open: field({}), guarded: field(guard) },
      }),
    });
    expect(unguardedFields(schema)).toEqual(['Query.open', 'Mutation.planned', 'Mutation.open']);
  });
  test('open to anyone takes a reason', () => {
    expect(() => Authorise(anyone, ' ')).toThrow(TypeError);
  });
});

test.each([
  ['gugong-42', null],
  ['村里的麦子2026', null],
  ['short-1', 'PASSWORD_TOO_SHORT'],
  ['x'.repeat(128) + '1', 'PASSWORD_TOO_LONG'],
  ['12345678', 'PASSWORD_TOO_SIMPLE'],
  ['abcdefgh', 'PASSWORD_TOO_SIMPLE'],
  ['aaaa1111', 'PASSWORD_TOO_SIMPLE'],
  ['password123456', 'PASSWORD_TOO_SIMPLE'],
  ['qwertyuiop1', 'PASSWORD_TOO_SIMPLE'],
  ['87654321a', 'PASSWORD_TOO_SIMPLE'],
  ['my-Tianzhuang-1', 'PASSWORD_TOO_SIMPLE'],
])('the password %s: %s', (password, problem) => {
  expect(passwordProblem(password, 'tianzhuang')).toBe(problem);
});

test('initial passwords keep the rules', () => {
  const made = Array.from({ length: 200 }, newInitialPassword);
  expect(new Set(made).size).toBe(200);
  expect(made.filter((password) => passwordProblem(password, 'tianzhuang') !== null)).toEqual([]);
});

test.each([
  ['田庄村', true],
  ['tianzhuang-1', true],
  ['a', false],
  ['a b', false],
  ['13800000000', false],
  ['<b>', false],
])('the account name %s: %s', (name, good) => {
  expect(isAccountName(name)).toBe(good);
});

describe('lockout', () => {
  const at = (minutes: number): Date => new Date(Date.UTC(2026, 0, 1, 0, minutes));
  const failed = (failures: number, last: number, locked: number | null = null): Failures => ({
    failures,
    lastAt: at(last),
    lockedUntil: locked === null ? null : at(locked),
  });
  test.each([
    ['the first', null, 0, { next: failed(1, 0) }],
    ['the second', failed(1, 0), 1, { next: failed(2, 1) }],
    ['the fifth locks', failed(4, 0), 1, { next: failed(5, 1, 16) }],
    ['while locked nothing counts', failed(5, 1, 16), 15, { lockedUntil: at(16) }],
    ['after the lock it begins anew', failed(5, 1, 16), 16, { next: failed(1, 16) }],
    ['old failures are forgotten', failed(4, 0), 15, { next: failed(1, 15) }],
  ])('%s', (_what, before, minute, outcome) => {
    expect(attempt(before, at(minute))).toEqual(outcome);
  });
});
