import { registerEnumType } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { importStates, rowStates, rowVerdicts, type Texts } from './import-word.rule.ts';
import { fieldsOf, ledgerFields, ledgerKinds } from './ledger-field.rule.ts';

/* The enums of ledgers, made from the rules they come from. */

type Names<Value extends string> = { readonly [Name in Value]: Name };

function named<Value extends string>(values: readonly Value[]): Names<Value> {
  return Object.fromEntries(values.map((value) => [value, value])) as Names<Value>;
}

function described<Value extends string>(
  texts: Readonly<Record<Value, Texts>>,
): Record<Value, { description: string }> {
  return Object.fromEntries(
    Object.entries<Texts>(texts).map(([value, { en, zh }]) => [
      value,
      { description: bi(`${en}.`, `${zh}。`) },
    ]),
  ) as Record<Value, { description: string }>;
}

const keysOf = <Value extends string>(texts: Readonly<Record<Value, Texts>>): Value[] =>
  Object.keys(texts) as Value[];

export const ImportStates = named(keysOf(importStates));
registerEnumType(ImportStates, {
  name: 'LedgerImportState',
  description: bi('How far an import is.', '导入进展。'),
  valuesConfig: described(importStates),
});

export const RowVerdicts = named(keysOf(rowVerdicts));
registerEnumType(RowVerdicts, {
  name: 'LedgerRowVerdict',
  description: bi('What applying a row does.', '这一行将如何处理。'),
  valuesConfig: described(rowVerdicts),
});

export const RowStates = named(keysOf(rowStates));
registerEnumType(RowStates, {
  name: 'LedgerRowState',
  description: bi('What came of a row.', '这一行的办理结果。'),
  valuesConfig: described(rowStates),
});

export const LedgerKinds = named(ledgerKinds);
registerEnumType(LedgerKinds, {
  name: 'LedgerKind',
  description: bi('What a sheet’s rows are.', '表中各行是什么。'),
  valuesConfig: {
    RESOURCE: { description: bi('Resources.', '资源。') },
    NEED: { description: bi('Needs.', '需求。') },
    PARTY: { description: bi('Enterprises and organizations.', '企业及单位。') },
    VILLAGE: { description: bi('Villages.', '村庄。') },
    ACCOUNT: {
      description: bi('Accounts: recognised, not taken in.', '账号（只识别，不导入）。'),
    },
  },
});

const fieldTexts = Object.fromEntries(
  ledgerFields.map((field) => {
    const words = ledgerKinds.map((kind) => fieldsOf[kind][field]).find((one) => one !== undefined);
    return [field, { en: words?.en ?? 'Not read', zh: words?.zh ?? '不导入' }];
  }),
) as Readonly<Record<(typeof ledgerFields)[number], Texts>>;

export const LedgerFields = named(ledgerFields);
registerEnumType(LedgerFields, {
  name: 'LedgerField',
  description: bi('What a column of a ledger says.', '台账某列的含义。'),
  valuesConfig: described(fieldTexts),
});
