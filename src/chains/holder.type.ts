import { Account } from '../access/account.type.ts';
import { ApiKey } from '../access/key.type.ts';
import { SignedInViewer } from '../access/viewer.type.ts';
import type { Viewer } from '../access/viewer.rule.ts';
import { bi } from '../platform/describe.ts';
import { ByKey, extendType, One } from '../platform/read/declare.ts';
import { Chain } from './chain.type.ts';

/* The chains that viewers, accounts and keys lead. */

const chainOfViewer = ({ chain }: Viewer) => (chain === null ? null : { 'id:uuid': chain });

extendType(SignedInViewer, {
  chain: ByKey(() => Chain, chainOfViewer, {
    description: bi('The chain they lead.', '牵头的链组。'),
  }),
});

const held = {
  chain: One(
    () => Chain,
    { id: 'chain' },
    { nullable: true, description: bi('The chain it leads.', '牵头的链组。') },
  ),
};
extendType(Account, held);
extendType(ApiKey, held);
