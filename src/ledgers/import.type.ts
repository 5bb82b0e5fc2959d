import { ObjectType } from 'type-graphql';
import { Role } from '../access/viewer.rule.ts';
import { Party } from '../places/party.type.ts';
import { bi } from '../platform/describe.ts';
import { ErrorCodes } from '../platform/errors/user-error.type.ts';
import {
  Column,
  Computed,
  Embedded,
  EnumColumn,
  extendType,
  Json,
  JsonKey,
  JsonPart,
  LocalisedJsonKey,
  One,
  order,
  Page,
  pageOf,
  Table,
} from '../platform/read/declare.ts';
import { by } from '../platform/read/filter.ts';
import { sql, viewerParam, type Fragment } from '../platform/read/sql.ts';
import {
  ImportStates,
  LedgerFields,
  LedgerKinds,
  RowStates,
  RowVerdicts,
} from './ledger-enum.type.ts';

/** Imports a viewer sees: as `mayHandleImport`. Rows are read only through the import they belong to. */
function visibleImports(a: string, role: string): Fragment | null {
  if ((role as Role) === Role.DISTRICT_ADMIN) return null;
  const own = sql`${a}.created_by = ${viewerParam('id')}`;
  if ((role as Role) !== Role.TOWN) return own;
  return sql`(${own} or ${a}.scope = ${viewerParam('town')}::text)`;
}

@ObjectType({ description: bi('One column of a sheet.', '表中的一列。') })
export class LedgerColumn {
  @JsonKey('int', 'at', { description: bi('Its place, from 0.', '第几列，从0起。') })
  at!: number;
  @JsonKey('text', 'heading', { description: bi('Its heading as it stands.', '表头原文。') })
  heading!: string;
  @JsonPart(() => LedgerFields, 'field', {
    description: bi('What it was understood to say.', '识别为。'),
  })
  field!: string;
}

@ObjectType({ description: bi('One sheet as it was understood.', '识别出的一张表。') })
export class LedgerSheet {
  @JsonKey('int', 'at', { description: bi('Its place in the file, from 0.', '第几张，从0起。') })
  at!: number;
  @JsonKey('text', 'name', { description: bi('Its name.', '表名。') })
  name!: string;
  @JsonPart(() => LedgerKinds, 'kind', {
    nullable: true,
    description: bi(
      'What its rows are; null where it could not be told: `mapLedgerSheet` says it.',
      '各行是什么；无法识别时为空，可由 mapLedgerSheet 指定。',
    ),
  })
  kind!: string | null;
  @JsonKey('int', 'headingRow', {
    description: bi('The heading’s row, from 0.', '表头在第几行，从0起。'),
  })
  headingRow!: number;
  @JsonKey('boolean', 'remembered', {
    description: bi(
      'Its columns are as somebody put them right before.',
      '各列沿用此前人工核对的结果。',
    ),
  })
  remembered!: boolean;
  @JsonKey('int', 'rows', { description: bi('How many rows it has.', '行数。') })
  rows!: number;
  @JsonPart(() => [LedgerColumn], 'columns', { description: bi('Its columns.', '各列。') })
  columns!: LedgerColumn[];
}

@ObjectType({ description: bi('What is wrong with a row or file.', '一行或文件的问题。') })
export class LedgerProblem {
  @JsonPart(() => ErrorCodes, 'code', {
    description: bi('What is wrong, for programs.', '错误码。'),
  })
  code!: string;
  @JsonPart(() => LedgerFields, 'field', {
    nullable: true,
    description: bi('The column to blame, if one is.', '出错的列；不限于某列时为空。'),
  })
  field!: string | null;
  @LocalisedJsonKey({
    description: bi('What is wrong and what to do next.', '问题及下一步怎么做。'),
  })
  message!: string;
}

@ObjectType({ description: bi('What a cell could say instead.', '单元格可改成的内容。') })
export class LedgerSuggestion {
  @JsonPart(() => LedgerFields, 'field', { description: bi('The column.', '列。') })
  field!: string;
  @JsonKey('text', 'value', { description: bi('The likely content.', '可能的内容。') })
  value!: string;
}

const cells = { format: 'json' as const, type: () => [String] };

@Table('ledger_import_row')
@ObjectType({
  description: bi('One row of an import and what it would do.', '导入的一行及其处理。'),
})
export class LedgerRow {
  @Column('id', 'id', { description: bi('Its id.', '标识。') })
  id!: string;
  @Column('int', 'sheet', { description: bi('The sheet’s place in the file.', '所在表，从0起。') })
  sheet!: number;
  @Computed('int', (a) => sql`${a}.row_number + 1`, {
    description: bi('Its number as the file shows it, from 1.', '文件中的行号，从1起。'),
  })
  number!: number;
  @Computed(cells, (a) => sql`${a}.cells::text`, {
    description: bi('What it says, column by column.', '各列内容。'),
  })
  cells!: string[];
  @Column('text', 'title', { nullable: true, description: bi('What it is about.', '标题。') })
  title!: string | null;
  @One(
    () => Party,
    { id: 'party' },
    { nullable: true, description: bi('The party it was found to mean.', '对应的主体。') },
  )
  party!: Party | null;
  @EnumColumn(() => RowVerdicts, 'verdict', { description: bi('What applying it does.', '处理。') })
  verdict!: string;
  @EnumColumn(() => RowStates, 'state', { description: bi('What came of it.', '结果。') })
  state!: string;
  @Json(() => [LedgerProblem], 'problems', {
    description: bi('What has to be put right.', '须改正的问题。'),
  })
  problems!: LedgerProblem[];
  @Json(() => [LedgerSuggestion], 'suggestions', {
    description: bi('What its cells could say instead.', '可能的正确写法。'),
  })
  suggestions!: LedgerSuggestion[];
  @Column('id', 'listing', {
    nullable: true,
    description: bi('The entry it made, changed or would withdraw.', '对应的清单条目。'),
  })
  listing!: string | null;
}

export const ledgerRowPage = pageOf('LedgerRow', () => LedgerRow, {
  orders: {
    PLACE: { by: order('place:bigint'), description: bi('As in the file.', '按文件次序。') },
  },
  filter: {
    verdict: by.enum('verdict', 'LedgerRowVerdict', RowVerdicts, bi('What it does.', '处理。')),
    state: by.enum('state', 'LedgerRowState', RowStates, bi('What came of it.', '结果。')),
    sheet: by.int('sheet', bi('The sheet.', '所在表。')),
  },
});

/** How many rows have a verdict: by index, 50,000 rows in some milliseconds. */
const rowsThat = (verdict: string) => (a: string) =>
  sql`(select count(*) from ledger_import_row r where r.district = ${a}.district and r.import = ${a}.id and r.verdict = '${verdict}')`;

@Table('ledger_import')
@ObjectType({ description: bi('How many rows would do what.', '各类处理的行数。') })
export class LedgerCounts {
  @Computed('int', rowsThat('NEW'), { description: bi('Rows that make something new.', '新增。') })
  fresh!: number;
  @Computed('int', rowsThat('UPDATE'), {
    description: bi('Rows that change what is there.', '修改。'),
  })
  changed!: number;
  @Computed('int', rowsThat('UNCHANGED'), {
    description: bi('Rows that say what is there already.', '无变化。'),
  })
  unchanged!: number;
  @Computed('int', rowsThat('ERROR'), { description: bi('Rows to put right.', '有误待改。') })
  faulty!: number;
  @Computed('int', rowsThat('MISSING'), {
    description: bi('Entries the ledger no longer has.', '表中已没有的条目。'),
  })
  missing!: number;
  @Computed('int', rowsThat('LEFT_OUT'), { description: bi('Rows left out.', '略过。') })
  leftOut!: number;
  @Computed(
    'int',
    (a) =>
      sql`(select count(*) from ledger_import_row r where r.district = ${a}.district and r.import = ${a}.id and r.state = 'WAITING' and r.verdict in ('NEW', 'UPDATE'))`,
    {
      description: bi(
        'Rows that would be carried out now: new or changed, and not done yet.',
        '现在可办理的行：新增或修改，且尚未办理。',
      ),
    },
  )
  ready!: number;
}

@Table('ledger_import', { visible: visibleImports })
@ObjectType({
  description: bi(
    'A ledger that was sent: POST the file to `/d/<district>/ledgers?name=…`.',
    '一次台账导入：以 POST 文件到 `/d/<区代码>/ledgers?name=…` 上传。',
  ),
})
export class LedgerImport {
  @Column('id', 'id', { description: bi('Its id.', '标识。') })
  id!: string;
  @Column('text', 'file_name', { description: bi('The file’s name.', '文件名。') })
  fileName!: string;
  @EnumColumn(() => LedgerKinds, 'kind', {
    nullable: true,
    description: bi('What its rows were said to be.', '上传时指定的类别。'),
  })
  kind!: string | null;
  @EnumColumn(() => ImportStates, 'state', { description: bi('How far it is.', '进展。') })
  state!: string;
  @Column('int', 'row_count', { description: bi('How many rows it has.', '行数。') })
  rowCount!: number;
  @Column('int', 'done_count', {
    description: bi('How many rows the present work is through with.', '当前步骤已处理的行数。'),
  })
  doneCount!: number;
  @Embedded(() => LedgerCounts, { description: bi('How many rows would do what.', '各类行数。') })
  counts!: LedgerCounts;
  @One(
    () => Party,
    { id: 'party' },
    { nullable: true, description: bi('Where rows without a party belong.', '未写主体的行归属。') },
  )
  party!: Party | null;
  @Json(() => [LedgerSheet], 'sheets', { description: bi('Its sheets.', '各表。') })
  sheets!: LedgerSheet[];
  @Json(() => LedgerProblem, 'problem', {
    nullable: true,
    description: bi('Why it could not be read.', '未能读取的原因。'),
  })
  problem!: LedgerProblem | null;
  @Column('timestamp', 'created_at', { description: bi('When it was sent.', '上传时间。') })
  createdAt!: string;
  @Column('timestamp', 'updated_at', { description: bi('When it last moved.', '最近变动时间。') })
  updatedAt!: string;
  @Column('timestamp', 'forgotten_at', {
    nullable: true,
    description: bi(
      'When its rows were cleared away: they hold names and phones.',
      '明细清除时间（明细含姓名电话，到期清除）。',
    ),
  })
  forgottenAt!: string | null;
  @Column('int', 'version', { description: bi('Counts its changes.', '版本号。') })
  version!: number;
}

extendType(LedgerImport, {
  rows: Page(ledgerRowPage, { on: { import: 'id' }, description: bi('Its rows.', '各行。') }),
});

export const ledgerImportPage = pageOf('LedgerImport', () => LedgerImport, {
  orders: {
    NEWEST: {
      by: order('-created_at:timestamptz'),
      description: bi('Latest first.', '新的在前。'),
    },
  },
  filter: {
    state: by.enum('state', 'LedgerImportState', ImportStates, bi('How far it is.', '进展。')),
  },
});
