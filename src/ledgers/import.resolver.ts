import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { mayManageAccounts, mayWriteForSome } from '../access/access.policy.ts';
import { Authorise } from '../access/authorise.policy.ts';
import { bi } from '../platform/describe.ts';
import { orUserErrors } from '../platform/errors/user-error.type.ts';
import { RootOne, RootPage } from '../platform/read/declare.ts';
import { drawAccountSlips } from './account-ledger.service.ts';
import { fixRow, mapSheet, type LedgerCall } from './import-fix.service.ts';
import {
  ApplyLedgerImportInput,
  DrawAccountSlipsInput,
  DrawAccountSlipsPayload,
  FixLedgerRowInput,
  FixLedgerRowPayload,
  LedgerImportInput,
  LedgerImportPayload,
  MapLedgerSheetInput,
} from './import-input.type.ts';
import { applyLedger, undoLedger } from './import.service.ts';
import { LedgerImport, ledgerImportPage } from './import.type.ts';

/** Ledgers on their way in: looked at, put right, carried out, taken back. */
@Resolver()
export class ImportResolver {
  @RootPage(ledgerImportPage, {
    description: bi(
      'Imports: one’s own, a town those of its villages, the district all.',
      '台账导入：本人的；镇街可见本镇的，区级可见全部。',
    ),
  })
  ledgerImports!: never;
  @RootOne(
    () => LedgerImport,
    (_source: never, args: { id: string }) => ({ 'id:uuid': args.id }),
    { description: bi('One import.', '一次台账导入。') },
    { id: { type: () => ID, nullable: false, description: bi('Its id.', '标识。') } },
  )
  ledgerImport!: never;

  @Authorise(mayWriteForSome)
  @Mutation(() => LedgerImportPayload, {
    description: bi(
      'Says what a sheet’s columns mean and looks at its rows again; remembered for the town.',
      '指定一张表各列的含义并重新核对；本镇街下次同样的表自动沿用。',
    ),
  })
  async mapLedgerSheet(
    @Arg('input', () => MapLedgerSheetInput, { description: bi('The columns.', '各列含义。') })
    input: MapLedgerSheetInput,
    @Ctx() call: LedgerCall,
  ) {
    return orUserErrors(() => mapSheet(call, input));
  }

  @Authorise(mayWriteForSome)
  @Mutation(() => FixLedgerRowPayload, {
    description: bi(
      'Puts cells of a row right and looks at it again.',
      '改正一行的内容并重新核对。',
    ),
  })
  async fixLedgerRow(
    @Arg('input', () => FixLedgerRowInput, { description: bi('The cells.', '单元格。') })
    input: FixLedgerRowInput,
    @Ctx() call: LedgerCall,
  ) {
    return orUserErrors(() => fixRow(call, input));
  }

  @Authorise(mayWriteForSome)
  @Mutation(() => LedgerImportPayload, {
    description: bi(
      'Carries out the rows without faults; once more for rows put right later.',
      '办理没有问题的行；改正后的行可再次办理。',
    ),
  })
  async applyLedgerImport(
    @Arg('input', () => ApplyLedgerImportInput, { description: bi('The import.', '导入。') })
    input: ApplyLedgerImportInput,
    @Ctx() call: LedgerCall,
  ) {
    return orUserErrors(() => applyLedger(call, input));
  }

  @Authorise(mayWriteForSome)
  @Mutation(() => LedgerImportPayload, {
    description: bi(
      'Takes back what an import did, as far as nobody has built on it.',
      '撤销导入：已被办理或改动过的条目予以保留。',
    ),
  })
  async undoLedgerImport(
    @Arg('input', () => LedgerImportInput, { description: bi('The import.', '导入。') })
    input: LedgerImportInput,
    @Ctx() call: LedgerCall,
  ) {
    return orUserErrors(() => undoLedger(call, input));
  }

  @Authorise(mayManageAccounts)
  @Mutation(() => DrawAccountSlipsPayload, {
    description: bi(
      'Gives accounts that an import made their initial passwords, on slips to print; at most 200 at a time.',
      '为导入所建的账号生成初始密码及可打印的登录凭条，每次最多200个。',
    ),
  })
  async drawAccountSlips(
    @Arg('input', () => DrawAccountSlipsInput, { description: bi('The import.', '导入。') })
    input: DrawAccountSlipsInput,
    @Ctx() call: LedgerCall,
  ) {
    return orUserErrors(() => drawAccountSlips(call, input));
  }
}
