import { Arg, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { StandingBy } from '../insights/standing.type.ts';
import { needPage, resourcePage } from '../listings/listing.type.ts';
import { pairingPage } from '../matching/pairing.type.ts';
import { orderPage } from '../orders/order.type.ts';
import { outcomePage } from '../outcomes/outcome.type.ts';
import { partyPage } from '../places/party.type.ts';
import { bi } from '../platform/describe.ts';
import { UserErrors, type UserError } from '../platform/errors/user-error.type.ts';
import { RepeatableInput } from '../platform/graphql/repeatable-input.type.ts';
import { Language, type PageOf } from '../platform/read/declare.ts';
import { DateTimeScalar } from '../platform/scalars.ts';
import type { ExportListCode, SheetPart } from './export-list.rule.ts';

/** The lists that can be taken out. */
export const LedgerLists = {
  NEED: 'NEED',
  RESOURCE: 'RESOURCE',
  PAIRING: 'PAIRING',
  ORDER: 'ORDER',
  OUTCOME: 'OUTCOME',
  PARTY: 'PARTY',
  SUMMARY: 'SUMMARY',
} as const;
registerEnumType(LedgerLists, {
  name: 'LedgerList',
  description: bi('A list that can be taken out as a file.', '可导出的清单。'),
  valuesConfig: {
    NEED: { description: bi('Needs.', '需求清单。') },
    RESOURCE: { description: bi('Resources.', '资源清单。') },
    PAIRING: { description: bi('Pairings.', '配对清单。') },
    ORDER: { description: bi('Orders.', '办理单。') },
    OUTCOME: { description: bi('Outcomes.', '成效清单。') },
    PARTY: { description: bi('Villages and other parties.', '主体名录。') },
    SUMMARY: { description: bi('Standings, one line each.', '供需态势，每个对象一行。') },
  },
});

export const LedgerFormats = { XLSX: 'XLSX', CSV: 'CSV' } as const;
registerEnumType(LedgerFormats, {
  name: 'LedgerFormat',
  description: bi('What kind of file.', '文件格式。'),
  valuesConfig: {
    XLSX: { description: bi('A workbook.', 'Excel 工作簿。') },
    CSV: {
      description: bi(
        'One table as text, UTF-8; what looks like a formula is made plain text.',
        'UTF-8 文本表格；形似公式的内容转为普通文字。',
      ),
    },
  },
});

export const SheetParts = { PARTY: 'PARTY', TOWN: 'TOWN', CHAIN: 'CHAIN' } as const;
registerEnumType(SheetParts, {
  name: 'LedgerSheetPart',
  description: bi('By what rows are parted into sheets.', '按什么分表。'),
  valuesConfig: {
    PARTY: { description: bi('A sheet a party.', '每个主体一张表。') },
    TOWN: { description: bi('A sheet a town.', '每个镇街一张表。') },
    CHAIN: { description: bi('A sheet a chain.', '每个链组一张表。') },
  },
});

/** The filter of a list, as its page takes it. @throws TypeError for a list without one */
function filterOf({ name, filter }: PageOf): NonNullable<PageOf['filter']>['input'] {
  if (filter === undefined) throw new TypeError(`${name} lists have no filter`);
  return filter.input;
}

@InputType({ description: bi('What is wanted as a file.', '要导出的内容。') })
export class ExportLedgerInput {
  @Field(() => LedgerLists, { description: bi('Which list.', '哪张清单。') })
  list!: ExportListCode;
  @Field(() => LedgerFormats, {
    defaultValue: LedgerFormats.XLSX,
    description: bi('What kind of file.', '文件格式。'),
  })
  format!: 'XLSX' | 'CSV';
  @Field(() => String, {
    nullable: true,
    description: bi(
      'The code of a layout (`ledgerLists`); every column without one.',
      '版式代码（见 ledgerLists）；不填则导出全部列。',
    ),
  })
  layout?: string | null;
  @Field(() => Language, {
    defaultValue: Language.ZH,
    description: bi('The language of headings and words.', '表头和用词的语言。'),
  })
  lang!: Language;
  @Field(() => filterOf(needPage), {
    nullable: true,
    description: bi('Which needs.', '哪些需求。'),
  })
  needs?: object | null;
  @Field(() => filterOf(resourcePage), {
    nullable: true,
    description: bi('Which resources.', '哪些资源。'),
  })
  resources?: object | null;
  @Field(() => filterOf(pairingPage), {
    nullable: true,
    description: bi('Which pairings.', '哪些配对。'),
  })
  pairings?: object | null;
  @Field(() => filterOf(orderPage), {
    nullable: true,
    description: bi('Which orders.', '哪些办理单。'),
  })
  orders?: object | null;
  @Field(() => filterOf(outcomePage), {
    nullable: true,
    description: bi('Which outcomes.', '哪些成效。'),
  })
  outcomes?: object | null;
  @Field(() => filterOf(partyPage), {
    nullable: true,
    description: bi('Which parties.', '哪些主体。'),
  })
  parties?: object | null;
  @Field(() => StandingBy, {
    nullable: true,
    description: bi(
      'SUMMARY: one line for each what; chain if absent.',
      '态势按什么分行，默认链组。',
    ),
  })
  by?: StandingBy | null;
}

@ObjectType({ description: bi('Where a file can be fetched.', '文件下载地址。') })
export class ExportLedgerPayload {
  @Field(() => String, {
    nullable: true,
    description: bi(
      'The address, on this host; whoever has it may fetch the file until it runs out.',
      '下载地址（本站路径）；到期前持有者均可下载，请勿外传。',
    ),
  })
  url?: string | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: bi('When it runs out: in ten minutes.', '到期时间，十分钟后。'),
  })
  expiresAt?: string | null;
  @Field(() => Int, { nullable: true, description: bi('How many rows it has.', '行数。') })
  rows?: number | null;
  @UserErrors()
  userErrors!: UserError[];
}

/** A text in both languages, as `name(lang:)` gives it. */
interface Named {
  readonly zh: string;
  readonly en: string;
}

@ObjectType({ description: bi('A column that a list can show.', '清单可导出的列。') })
export class LedgerListColumn {
  texts!: Named;
  @Field(() => String, { description: bi('Its code.', '代码。') })
  code!: string;
  @Field(() => String, { description: bi('Its usual heading.', '通常的表头。') })
  name(
    @Arg('lang', () => Language, {
      defaultValue: Language.ZH,
      description: bi('The language wanted.', '所需语言。'),
    })
    lang: Language,
  ): string {
    return lang === Language.EN ? this.texts.en : this.texts.zh;
  }
}

@ObjectType({ description: bi('A column of a layout.', '版式中的一列。') })
export class LedgerLayoutColumn {
  @Field(() => String, { description: bi('The column’s code.', '列代码。') })
  code!: string;
  @Field(() => String, {
    nullable: true,
    description: bi(
      'The heading it stands under; its usual one if null.',
      '表头；空为通常的表头。',
    ),
  })
  heading!: string | null;
}

@ObjectType({ description: bi('How a list is laid out as a table.', '清单的表格版式。') })
export class LedgerLayout {
  texts!: Named;
  @Field(() => ID, { description: bi('Its code.', '代码。') })
  code!: string;
  @Field(() => LedgerLists, { description: bi('The list.', '清单。') })
  list!: ExportListCode;
  @Field(() => String, { description: bi('Its name.', '名称。') })
  name(
    @Arg('lang', () => Language, {
      defaultValue: Language.ZH,
      description: bi('The language wanted.', '所需语言。'),
    })
    lang: Language,
  ): string {
    return lang === Language.EN ? this.texts.en : this.texts.zh;
  }
  @Field(() => String, { nullable: true, description: bi('Above the table.', '表上方的标题。') })
  title!: string | null;
  @Field(() => [LedgerLayoutColumn], { description: bi('Its columns.', '各列。') })
  columns!: LedgerLayoutColumn[];
  @Field(() => SheetParts, {
    nullable: true,
    description: bi('A sheet for each of these; one sheet if null.', '按此分表；空为一张表。'),
  })
  sheetBy!: SheetPart | null;
  @Field(() => Boolean, {
    description: bi('Whether the district changed or made it.', '是否为本区自定。'),
  })
  own!: boolean;
}

@ObjectType({ description: bi('A list that can be taken out.', '一张可导出的清单。') })
export class LedgerListInfo {
  texts!: Named;
  @Field(() => LedgerLists, { description: bi('Which.', '清单。') })
  list!: ExportListCode;
  @Field(() => String, { description: bi('Its name.', '名称。') })
  name(
    @Arg('lang', () => Language, {
      defaultValue: Language.ZH,
      description: bi('The language wanted.', '所需语言。'),
    })
    lang: Language,
  ): string {
    return lang === Language.EN ? this.texts.en : this.texts.zh;
  }
  @Field(() => [LedgerListColumn], { description: bi('What it can show.', '可导出的列。') })
  columns!: LedgerListColumn[];
  @Field(() => [LedgerLayout], { description: bi('Its layouts.', '版式。') })
  layouts!: LedgerLayout[];
}

@InputType({ description: bi('A column of a layout.', '版式中的一列。') })
export class LedgerLayoutColumnInput {
  @Field(() => String, { description: bi('The column’s code.', '列代码。') })
  code!: string;
  @Field(() => String, {
    nullable: true,
    description: bi('The heading; the usual one if absent.', '表头；不填用通常的表头。'),
  })
  heading?: string | null;
}

@InputType({ description: bi('A layout to keep.', '要保存的版式。') })
export class SaveLedgerLayoutInput extends RepeatableInput {
  @Field(() => String, {
    description: bi(
      'Its code: small letters, digits, hyphens; a standard one is replaced.',
      '代码（小写字母、数字、短横）；与标准版式同名则替换之。',
    ),
  })
  code!: string;
  @Field(() => LedgerLists, { description: bi('The list.', '清单。') })
  list!: ExportListCode;
  @Field(() => String, { description: bi('Its name in Chinese.', '中文名称。') })
  nameZh!: string;
  @Field(() => String, { description: bi('Its name in English.', '英文名称。') })
  nameEn!: string;
  @Field(() => String, { nullable: true, description: bi('Above the table.', '表上方的标题。') })
  title?: string | null;
  @Field(() => [LedgerLayoutColumnInput], { description: bi('Its columns.', '各列。') })
  columns!: LedgerLayoutColumnInput[];
  @Field(() => SheetParts, {
    nullable: true,
    description: bi('A sheet for each of these.', '按此分表。'),
  })
  sheetBy?: SheetPart | null;
}

@InputType({ description: bi('A layout to take away.', '要删除的版式。') })
export class RemoveLedgerLayoutInput extends RepeatableInput {
  @Field(() => String, { description: bi('Its code.', '代码。') })
  code!: string;
}

@ObjectType({ description: bi('A layout that was changed.', '已变更的版式。') })
export class LedgerLayoutPayload {
  @Field(() => String, { nullable: true, description: bi('Its code.', '代码。') })
  code?: string | null;
  @UserErrors()
  userErrors!: UserError[];
}
