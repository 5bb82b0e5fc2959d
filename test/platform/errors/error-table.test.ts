import 'reflect-metadata';
import { describe, expect, test } from '@jest/globals';
import { Language } from '../../../src/platform/read/declare.ts';
import { errorTable, messageOf, type ErrorCode } from '../../../src/platform/errors/error-table.ts';
import { ExpectedError } from '../../../src/platform/errors/expected-error.ts';
import { refusalOf, requestRefusalOf } from '../../../src/platform/errors/refusal.ts';
import { orUserErrors, UserError } from '../../../src/platform/errors/user-error.type.ts';

const codes = Object.keys(errorTable) as ErrorCode[];
const namesIn = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string).sort();

describe.each(codes)('%s', (code) => {
  const { en, zh } = errorTable[code];
  test('speaks both languages, with the same parameters', () => {
    expect(en).toMatch(/[a-z]{3}.*[.]$/);
    expect(zh).toMatch(/\p{Script=Han}{2}.*。$/u);
    expect(namesIn(zh)).toEqual(namesIn(en));
  });
  test('says what is wrong and what to do next', () => {
    expect(en).toMatch(/[;,] |\. /);
    expect(zh).toMatch(/[；，]/);
  });
});

test('a message has its parameters filled in', () => {
  expect(messageOf('SIGN_IN_LOCKED', { minutes: 15 }, 'en')).toContain('in 15 minutes');
});

const failing = (error: Error) =>
  orUserErrors((): Promise<{ town: string }> => Promise.reject(error));

describe('a mutation', () => {
  test('that works has no user errors', async () => {
    expect(await orUserErrors(() => Promise.resolve({ town: 'x' }))).toEqual({
      town: 'x',
      userErrors: [],
    });
  });

  test('that fails as expected answers with what is wrong', async () => {
    const answer = await failing(
      ExpectedError.of('ACCOUNT_NAME_TAKEN', { name: 'a' }, ['input', 'name']),
    );
    expect(answer.userErrors).toEqual([
      { code: 'ACCOUNT_NAME_TAKEN', params: { name: 'a' }, field: ['input', 'name'] },
    ]);
    const error = Object.assign(new UserError(), answer.userErrors[0]);
    expect(error.message(Language.ZH)).toBe('账号名“a”已被使用，请换一个。');
    expect(error.message(Language.EN)).toBe('The account name “a” is taken; choose another.');
  });

  test('that is not allowed is refused in both languages', async () => {
    await expect(failing(ExpectedError.of('FORBIDDEN'))).rejects.toMatchObject({
      message: expect.stringMatching(/may not do that.*没有这项权限/) as unknown,
      extensions: { code: 'FORBIDDEN' },
    });
  });

  test('that fails otherwise fails', async () => {
    const bug = new TypeError('a bug');
    await expect(failing(bug)).rejects.toBe(bug);
  });
});

test('a request refused as a whole carries its HTTP status, others do not', () => {
  const error = ExpectedError.of('CREDENTIAL_REFUSED');
  expect(requestRefusalOf(error).extensions).toMatchObject({
    code: 'CREDENTIAL_REFUSED',
    http: { status: 401 },
  });
  expect(refusalOf(error).extensions).not.toHaveProperty('http');
});
