import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { mayManageDistrict, mayRead, mayWriteForSome } from '../access/access.policy.ts';
import { Authorise } from '../access/authorise.policy.ts';
import type { Call } from '../access/call.service.ts';
import { bi } from '../platform/describe.ts';
import { orUserErrors } from '../platform/errors/user-error.type.ts';
import { exportList, exportLists } from './export-list.rule.ts';
import { makeTicket } from './export-ticket.service.ts';
import type { ExportCall } from './export.service.ts';
import {
  ExportLedgerInput,
  ExportLedgerPayload,
  LedgerLayout,
  LedgerLayoutPayload,
  LedgerListColumn,
  LedgerListInfo,
  RemoveLedgerLayoutInput,
  SaveLedgerLayoutInput,
} from './export.type.ts';
import { wishOf } from './export-wish.service.ts';
import { layoutsOf, removeLayout, saveLayout } from './layout.service.ts';

const made = <Made extends object>(type: new () => Made, values: object): Made =>
  Object.assign(new type(), values);

/** Ledgers on their way out. */
@Resolver()
export class ExportResolver {
  @Authorise(mayRead)
  @Query(() => [LedgerListInfo], {
    description: bi(
      'What can be taken out: lists, their columns and layouts.',
      '可导出的清单及其列和版式。',
    ),
  })
  async ledgerLists(@Ctx() { services, viewer }: Call): Promise<LedgerListInfo[]> {
    const layouts = await services.database.write(viewer.district, (tx) => layoutsOf(tx));
    return exportLists.map((code) => {
      const list = exportList[code];
      return made(LedgerListInfo, {
        list: code,
        texts: list,
        columns: list.columns.map((column) =>
          made(LedgerListColumn, { code: column.code, texts: column }),
        ),
        layouts: layouts
          .filter((layout) => layout.list === code)
          .map(({ nameZh, nameEn, ...layout }) =>
            made(LedgerLayout, { ...layout, texts: { zh: nameZh, en: nameEn } }),
          ),
      });
    });
  }

  @Authorise(mayRead)
  @Mutation(() => ExportLedgerPayload, {
    description: bi(
      'Gives an address at which a list can be fetched as a file; numbers are masked.',
      '取得清单文件的下载地址；电话号码已遮盖。',
    ),
  })
  async exportLedger(
    @Arg('input', () => ExportLedgerInput, { description: bi('What is wanted.', '要导出的内容。') })
    input: ExportLedgerInput,
    @Ctx() call: ExportCall,
  ) {
    return orUserErrors(async () => makeTicket(call, await wishOf(call, input, false)));
  }

  @Authorise(mayWriteForSome)
  @Mutation(() => ExportLedgerPayload, {
    description: bi(
      'As `exportLedger`, with the numbers of the entries one writes for in full; a line of its own in the audit log.',
      '同 exportLedger，但本人可填报的条目给出完整号码；审计日志单独留痕。',
    ),
  })
  async exportLedgerWithNumbers(
    @Arg('input', () => ExportLedgerInput, { description: bi('What is wanted.', '要导出的内容。') })
    input: ExportLedgerInput,
    @Ctx() call: ExportCall,
  ) {
    return orUserErrors(async () => makeTicket(call, await wishOf(call, input, true)));
  }

  @Authorise(mayManageDistrict)
  @Mutation(() => LedgerLayoutPayload, {
    description: bi('Keeps a layout of the district.', '保存本区的版式。'),
  })
  async saveLedgerLayout(
    @Arg('input', () => SaveLedgerLayoutInput, { description: bi('The layout.', '版式。') })
    input: SaveLedgerLayoutInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => saveLayout(call, input));
  }

  @Authorise(mayManageDistrict)
  @Mutation(() => LedgerLayoutPayload, {
    description: bi(
      'Takes a layout of the district away; a standard one is as it was again.',
      '删除本区的版式；标准版式恢复原样。',
    ),
  })
  async removeLedgerLayout(
    @Arg('input', () => RemoveLedgerLayoutInput, { description: bi('Which.', '哪个版式。') })
    input: RemoveLedgerLayoutInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => removeLayout(call, input));
  }
}
