import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Role } from '../access/viewer.rule.ts';
import { bi } from '../platform/describe.ts';
import { UserErrors, type UserError } from '../platform/errors/user-error.type.ts';
import { RepeatableInput } from '../platform/graphql/repeatable-input.type.ts';
import {
  ByKey,
  Column,
  EnumColumn,
  One,
  extendType,
  order,
  Page,
  pageOf,
  Table,
} from '../platform/read/declare.ts';
import { by } from '../platform/read/filter.ts';
import { sql, type Fragment } from '../platform/read/sql.ts';
import { LexiconConcept } from './lexicon.type.ts';
import { Pairing } from './pairing.type.ts';

/** What declined pairings say of the lexicon. */
export enum LexiconProposalKind {
  EXCLUSION = 'EXCLUSION',
  DISTINCTION = 'DISTINCTION',
}
registerEnumType(LexiconProposalKind, {
  name: 'LexiconProposalKind',
  description: bi('What declined pairings say of the lexicon.', '被否配对对词库的启示。'),
  valuesConfig: {
    EXCLUSION: {
      description: bi(
        'Two things are taken for each other and should not be.',
        '两样东西被混为一谈，应当区分。',
      ),
    },
    DISTINCTION: {
      description: bi(
        'One thing of the lexicon holds several that people tell apart.',
        '词库中的一样东西其实包含几样，应当细分。',
      ),
    },
  },
});

/** Where a proposal stands. */
export enum LexiconProposalState {
  OPEN = 'OPEN',
  ACCEPTED = 'ACCEPTED',
  DISMISSED = 'DISMISSED',
}
registerEnumType(LexiconProposalState, {
  name: 'LexiconProposalState',
  description: bi('Where a proposal stands.', '建议的处理状态。'),
  valuesConfig: {
    OPEN: { description: bi('To be decided.', '待处理。') },
    ACCEPTED: { description: bi('Accepted.', '已采纳。') },
    DISMISSED: { description: bi('Dismissed.', '已忽略。') },
  },
});

/** The queue is its reviewers' alone: who declined what is not everybody's business. */
const reviewers = (_: string, role: string): Fragment | null =>
  (role as Role) === Role.DISTRICT_ADMIN || (role as Role) === Role.AUDITOR ? null : sql`false`;

@Table('lexicon_proposal', { visible: reviewers })
@ObjectType({
  description: bi(
    'What declined pairings say of the lexicon, for an administrator to decide.',
    '根据被否的配对提出的词库修改建议，由管理员处理。',
  ),
})
export class LexiconProposal {
  @Column('id', 'id', { description: bi('Its id.', '标识。') })
  id!: string;
  @EnumColumn(() => LexiconProposalKind, 'kind', { description: bi('What it says.', '类型。') })
  kind!: LexiconProposalKind;
  @One(() => LexiconConcept, { code: 'one' }, { description: bi('One of the two.', '其一。') })
  one!: LexiconConcept;
  @One(
    () => LexiconConcept,
    { code: 'other' },
    { description: bi('The other; of a distinction the same.', '其二；细分建议时与其一相同。') },
  )
  other!: LexiconConcept;
  @EnumColumn(() => LexiconProposalState, 'state', {
    description: bi('Where it stands.', '处理状态。'),
  })
  state!: LexiconProposalState;
  @Column('int', 'declines', {
    description: bi(
      'How many pairings between the two were declined as not the same thing.',
      '两者之间因“不是一回事”被否的配对数。',
    ),
  })
  declines!: number;
  @Column('int', 'otherwise', {
    description: bi('How many for other reasons.', '因其他原因被否的配对数。'),
  })
  declinedOtherwise!: number;
  @Column('timestamp', 'last_at', {
    description: bi('When the last was declined.', '最近一次被否的时间。'),
  })
  lastAt!: string;
  @Column('timestamp', 'decided_at', {
    nullable: true,
    description: bi('When it was decided.', '处理时间。'),
  })
  decidedAt!: string | null;
  @Column('int', 'version', { description: bi('Counts its decisions.', '版本号。') })
  version!: number;
}

export const lexiconProposalPage = pageOf('LexiconProposal', () => LexiconProposal, {
  orders: {
    DECLINES: {
      by: order('-declines:int'),
      description: bi('Most declined first.', '被否多的在前。'),
    },
  },
  filter: {
    state: by.enum(
      'state',
      'LexiconProposalState',
      LexiconProposalState,
      bi('Where it stands.', '处理状态。'),
    ),
    kind: by.enum(
      'kind',
      'LexiconProposalKind',
      LexiconProposalKind,
      bi('What it says.', '类型。'),
    ),
    declines: by.int(
      'declines',
      bi('Declined as not the same thing.', '因“不是一回事”被否的配对数。'),
    ),
  },
});

@Table('lexicon_evidence', { visible: reviewers })
@ObjectType({ description: bi('A declined pairing behind a proposal.', '建议所依据的被否配对。') })
export class LexiconEvidence {
  @One(() => Pairing, { id: 'id' }, { description: bi('The pairing.', '配对。') })
  pairing!: Pairing;
  @Column('text', 'reason', { description: bi('Why it was declined: a code.', '被否原因代码。') })
  reason!: string;
  @Column('timestamp', 'created_at', { description: bi('When.', '时间。') })
  declinedAt!: string;
}

export const lexiconEvidencePage = pageOf('LexiconEvidence', () => LexiconEvidence, {
  orders: {
    NEWEST: {
      by: order('-created_at:timestamptz'),
      description: bi('Latest first.', '新的在前。'),
    },
  },
});

extendType(LexiconProposal, {
  evidence: Page(lexiconEvidencePage, {
    on: { proposal: 'id' },
    description: bi('The declined pairings behind it.', '所依据的被否配对。'),
  }),
});

@InputType({ description: bi('A proposal to decide.', '要处理的建议。') })
export class LexiconDecisionInput extends RepeatableInput {
  @Field(() => ID, { description: bi('Which.', '哪条建议。') })
  id!: string;
  @Field(() => Int, { description: bi('The version seen.', '所见的版本号。') })
  version!: number;
}

@ObjectType({ description: bi('The answer to deciding a proposal.', '处理建议的结果。') })
export class LexiconDecisionPayload {
  @ByKey(
    () => LexiconProposal,
    ({ proposal }: { proposal?: string }) =>
      proposal === undefined ? null : { 'id:uuid': proposal },
    { description: bi('The proposal as it is now.', '处理后的建议。') },
  )
  proposal!: LexiconProposal | null;
  @UserErrors()
  userErrors!: UserError[];
}
