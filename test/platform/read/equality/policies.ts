import type { GraphQLSchema } from 'graphql';
import { deriveResolvers } from '../../../../src/platform/read/derive.ts';
import type { TableSpec, Visibility } from '../../../../src/platform/read/spec.ts';
import { sql, viewerParam } from '../../../../src/platform/read/sql.ts';

/*
 * Policies made up for the equality test, so that roles differ whatever the real ones say: a party
 * sees its own pairings, a town the withdrawn listings of its own only, a reader no `notify`.
 */

const visible: Record<string, Visibility> = {
  pairing: (a, role) =>
    role === 'PARTY'
      ? sql`(${a}.need_party = ${viewerParam('party')} or ${a}.resource_party = ${viewerParam('party')})`
      : null,
  listing: (a, role) =>
    role === 'TOWN'
      ? sql`(${a}.status <> 'WITHDRAWN' or ${a}.town = ${viewerParam('town')})`
      : null,
};

/** Gives the schema's tables these policies in place of their own. */
export function installPolicies(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    const { table } = type.extensions as { table?: TableSpec };
    const policy = table === undefined ? undefined : visible[table.table];
    if (table !== undefined && policy !== undefined)
      type.extensions = { ...type.extensions, table: { ...table, visible: policy } };
  }
  const notify = (
    schema.getType('Pairing') as unknown as { getFields(): Record<string, { extensions: object }> }
  ).getFields()['notify'];
  if (notify !== undefined)
    notify.extensions = { ...notify.extensions, readableBy: (role: string) => role !== 'READER' };
  deriveResolvers(schema);
}
