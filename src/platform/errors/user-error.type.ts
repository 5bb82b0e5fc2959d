import { Arg, Field, ObjectType, registerEnumType } from 'type-graphql';
import { bi } from '../describe.ts';
import { Language } from '../read/declare.ts';
import { errorTable, messageOf, type ErrorCode } from './error-table.ts';
import { ExpectedError, type Problem } from './expected-error.ts';
import { refusalOf } from './refusal.ts';

/** The codes as an enum object, as type-graphql wants it. */
export const ErrorCodes = Object.fromEntries(
  Object.keys(errorTable).map((code) => [code, code]),
) as {
  readonly [Code in ErrorCode]: Code;
};
registerEnumType(ErrorCodes, {
  name: 'ErrorCode',
  description: bi('Every failure that can be expected.', '可预期的各种失败。'),
  valuesConfig: Object.fromEntries(
    Object.entries(errorTable).map(([code, { en, zh }]) => [code, { description: bi(en, zh) }]),
  ),
});

/** One failure of a mutation that its caller can put right. */
@ObjectType({ description: bi('Something the caller can put right.', '调用方可以改正的问题。') })
export class UserError implements Problem {
  @Field(() => ErrorCodes, {
    description: bi('What is wrong, for programs.', '错误码（供程序判断）。'),
  })
  code!: ErrorCode;
  @Field(() => [String], {
    nullable: true,
    description: bi(
      'Where in the arguments; null when no one field is to blame.',
      '出错的参数路径；不限于某一字段时为空。',
    ),
  })
  field!: string[] | null;
  params!: Readonly<Record<string, string | number>>;

  @Field(() => String, {
    description: bi(
      'What is wrong and what to do next, for people.',
      '问题说明及下一步怎么做（供人阅读）。',
    ),
  })
  message(
    @Arg('lang', () => Language, {
      defaultValue: Language.ZH,
      description: bi('The language wanted.', '所需语言。'),
    })
    lang: Language,
  ): string {
    return messageOf(this.code, this.params, lang === Language.EN ? 'en' : 'zh');
  }
}

/** A payload: its own fields (null when it failed) and what went wrong. */
export type Answer<Result extends object> = (
  Result | { readonly [Field in keyof Result]?: undefined }
) & {
  readonly userErrors: readonly Problem[];
};

/**
 * Runs a mutation's service call and gives its payload: the result with no `userErrors`, or the
 * expected failures as `userErrors` alone. Who may not do it at all is refused (`errors` of the
 * response); anything unexpected is thrown on (and masked further out).
 */
export async function orUserErrors<Result extends object>(
  work: () => Promise<Result>,
): Promise<Answer<Result>> {
  try {
    return { ...(await work()), userErrors: [] };
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error;
    if (error.has('FORBIDDEN') || error.has('UNAUTHENTICATED')) throw refusalOf(error);
    return { userErrors: error.problems } as Answer<Result>;
  }
}

/** The codes of a payload's `userErrors`; none for other values. */
export function problemCodesOf(payload: unknown): readonly ErrorCode[] {
  const { userErrors = [] } = (payload ?? {}) as { userErrors?: readonly Problem[] };
  return userErrors.map(({ code }) => code);
}

/** The field `userErrors` of a payload: `@UserErrors() userErrors!: UserError[]`. */
export function UserErrors(): PropertyDecorator {
  return Field(() => [UserError], {
    description: bi(
      'What went wrong and can be put right; empty when it worked.',
      '可改正的问题；办理成功时为空列表。',
    ),
  });
}
