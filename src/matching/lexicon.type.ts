import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { UserErrors, type UserError } from '../platform/errors/user-error.type.ts';
import { RepeatableInput } from '../platform/graphql/repeatable-input.type.ts';
import {
  ByKey,
  Column,
  EnumColumn,
  List,
  Localised,
  One,
  extendType,
  order,
  Page,
  pageOf,
  Table,
} from '../platform/read/declare.ts';
import { by } from '../platform/read/filter.ts';
import { DateTimeScalar } from '../platform/scalars.ts';

/** What a word can stand for. */
export enum LexiconKind {
  THING = 'THING',
  ACTION = 'ACTION',
}
registerEnumType(LexiconKind, {
  name: 'LexiconKind',
  description: bi('What a word can stand for.', '词语所指的种类。'),
  valuesConfig: {
    THING: { description: bi('Something one has or needs.', '事物：可有可求的东西。') },
    ACTION: { description: bi('Something one does with it.', '动作：对事物做什么。') },
  },
});

@Table('lexicon_concept', { shared: true, key: 'code' })
@ObjectType({
  description: bi(
    'Something the matcher knows: a thing (草莓) or an action (培训). Words are added to it.',
    '撮合所认识的事物（草莓）或动作（培训）；词语添加在其上。',
  ),
})
export class LexiconConcept {
  @Column('id', 'code', {
    description: bi(
      'Its code: `produce.fruit.strawberry`, or `do:train` for an action.',
      '代码，如 `produce.fruit.strawberry`；动作如 `do:train`。',
    ),
  })
  code!: string;
  @EnumColumn(() => LexiconKind, 'kind', { description: bi('Thing or action.', '事物或动作。') })
  kind!: LexiconKind;
  @Localised('name', { description: bi('Its name.', '名称。') })
  name!: string;
  @Column('text', 'words', {
    description: bi('Some of the words by which it is known.', '部分已知词语。'),
  })
  words!: string;
  @Column('boolean', 'retired', {
    description: bi(
      'Gone from the newest version: words added to it rest.',
      '新版词库已取消，其词语不再起作用。',
    ),
  })
  retired!: boolean;
  @One(
    () => LexiconConcept,
    { code: 'parent' },
    { nullable: true, description: bi('The wider thing.', '上级事物。') },
  )
  parent!: LexiconConcept | null;
}

extendType(LexiconConcept, {
  children: List(() => LexiconConcept, { parent: 'code' }, order('rank:int', 'code'), {
    description: bi('The narrower things.', '下级事物。'),
  }),
});

export const lexiconConceptPage = pageOf('LexiconConcept', () => LexiconConcept, {
  key: 'code',
  orders: { RANK: { by: order('rank:int'), description: bi('As in the files.', '按词库次序。') } },
  filter: {
    code: by.text('code', bi('Its code.', '代码。')),
    name: by.text('name_zh', bi('Its Chinese name.', '中文名称。')),
    parent: by.text('parent', bi('The wider thing’s code.', '上级事物代码。')),
    kind: by.enum('kind', 'LexiconKind', LexiconKind, bi('Thing or action.', '事物或动作。')),
    retired: by.boolean('retired', bi('Gone from the newest version.', '新版已取消。')),
  },
});

@Table('lexicon_word')
@ObjectType({
  description: bi(
    'A word of the district’s own, with what it means there.',
    '本区自定的词语及其所指。',
  ),
})
export class LexiconWord {
  @Column('id', 'id', { description: bi('Its id.', '标识。') })
  id!: string;
  @Column('text', 'word', { description: bi('The word.', '词语。') })
  word!: string;
  @One(() => LexiconConcept, { code: 'target' }, { description: bi('What it means.', '所指。') })
  target!: LexiconConcept;
  @Column('timestamp', 'created_at', { description: bi('When it was added.', '添加时间。') })
  createdAt!: string;
}

export const lexiconWordPage = pageOf('LexiconWord', () => LexiconWord, {
  orders: {
    NEWEST: {
      by: order('-created_at:timestamptz'),
      description: bi('Latest first.', '新的在前。'),
    },
  },
  filter: {
    word: by.text('word', bi('The word.', '词语。')),
    target: by.text('target', bi('The code of what it means.', '所指的代码。')),
  },
});

extendType(LexiconConcept, {
  districtWords: Page(lexiconWordPage, {
    on: { target: 'code' },
    description: bi('The district’s own words for it.', '本区为其自定的词语。'),
  }),
});

@ObjectType({
  description: bi(
    'What the matcher knows here, and how far the district’s listings have been looked at with it.',
    '本区撮合所用的词库，以及清单按其重新核对的进度。',
  ),
})
export class LexiconStatus {
  @Field(() => String, { description: bi('The shipped version.', '通用词库版本。') })
  shipped!: string;
  @Field(() => Int, {
    description: bi('How often the district changed its own words.', '本区自定词语的变更次数。'),
  })
  version!: number;
  @Field(() => Boolean, {
    description: bi('All open listings have been looked at with it.', '全部有效条目均已按其核对。'),
  })
  applied!: boolean;
  @Field(() => Int, {
    description: bi(
      'Listings looked at in the present or last run.',
      '本轮（或上一轮）已核对条数。',
    ),
  })
  looked!: number;
  @Field(() => Int, { description: bi('Listings there were to look at.', '应核对条数。') })
  total!: number;
  @Field(() => Int, {
    description: bi('Of those, matched again because it touches them.', '其中因此重新配对的条数。'),
  })
  queued!: number;
  @Field(() => Int, {
    description: bi(
      'Still waiting to be matched again; counted up to 10,000.',
      '尚待重新配对的条数，最多计到一万。',
    ),
  })
  waiting!: number;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: bi('When the run began.', '开始时间。'),
  })
  startedAt!: Date | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: bi('When it ended; null while it goes on.', '结束时间；进行中为空。'),
  })
  finishedAt!: Date | null;
}

@InputType({ description: bi('A word to add.', '要添加的词语。') })
export class AddLexiconWordInput extends RepeatableInput {
  @Field(() => String, {
    description: bi(
      'The word as people write it: two to twenty characters.',
      '大家怎么写就怎么填，2到20个字。',
    ),
  })
  word!: string;
  @Field(() => ID, {
    description: bi(
      'The code of what it means, from `lexiconConcepts`.',
      '所指事物或动作的代码，见 lexiconConcepts。',
    ),
  })
  target!: string;
}

@InputType({ description: bi('A word to take back.', '要删去的词语。') })
export class RemoveLexiconWordInput extends RepeatableInput {
  @Field(() => ID, { description: bi('The word’s id.', '词语标识。') })
  id!: string;
}

@ObjectType({ description: bi('The answer to adding a word.', '添加词语的结果。') })
export class AddLexiconWordPayload {
  @ByKey(
    () => LexiconWord,
    ({ word }: { word?: string }) => (word === undefined ? null : { 'id:uuid': word }),
    { description: bi('The word.', '词语。') },
  )
  word!: LexiconWord | null;
  @UserErrors()
  userErrors!: UserError[];
}

@ObjectType({ description: bi('The answer to taking a word back.', '删去词语的结果。') })
export class RemoveLexiconWordPayload {
  @Field(() => ID, {
    nullable: true,
    description: bi('The id of the word that is gone.', '已删去词语的标识。'),
  })
  removed!: string | null;
  @UserErrors()
  userErrors!: UserError[];
}
