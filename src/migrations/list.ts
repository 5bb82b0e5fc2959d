import { Foundations } from './0001-foundations.ts';
import { Access } from './0002-access.ts';
import { ReadIndexes } from './0003-read-indexes.ts';
import { Rematch } from './0004-rematch.ts';
import { EventListing } from './0005-event-listing.ts';
import { KnownDistrict } from './0006-known-district.ts';
import { Searchable } from './0007-searchable.ts';
import { NodeView } from './0008-node.ts';
import { Orders } from './0010-orders.ts';
import { ResourceWindows } from './0065-resource-windows.ts';
import { LeanSearch } from './0066-lean-search.ts';
import { SearchBlocks } from './0067-search-blocks.ts';
import { Allocation } from './0035-allocation.ts';
import { Audit } from './0020-audit.ts';
import { Ledgers } from './0050-ledgers.ts';
import { LedgerForgetting } from './0051-ledger-forgetting.ts';
import { MatchingTerms } from './0030-matching-terms.ts';
import { Outcomes } from './0011-outcomes.ts';
import { Partnerships } from './0012-partnerships.ts';
import { Tasks } from './0013-tasks.ts';
import { Civic } from './0014-civic.ts';
import { StepTime } from './0055-step-time.ts';

/** Every migration in the order it runs. Forward only: a mistake is mended by a later one. */
export const migrations = [
  { name: '0001-foundations', class: Foundations },
  { name: '0002-access', class: Access },
  { name: '0003-read-indexes', class: ReadIndexes },
  { name: '0004-rematch', class: Rematch },
  { name: '0005-event-listing', class: EventListing },
  { name: '0006-known-district', class: KnownDistrict },
  { name: '0007-searchable', class: Searchable },
  { name: '0008-node', class: NodeView },
  { name: '0010-orders', class: Orders },
  { name: '0011-outcomes', class: Outcomes },
  { name: '0012-partnerships', class: Partnerships },
  { name: '0013-tasks', class: Tasks },
  { name: '0014-civic', class: Civic },
  { name: '0020-audit', class: Audit },
  { name: '0050-ledgers', class: Ledgers },
  { name: '0065-resource-windows', class: ResourceWindows },
  { name: '0066-lean-search', class: LeanSearch },
  { name: '0030-matching-terms', class: MatchingTerms },
  { name: '0055-step-time', class: StepTime },
  { name: '0067-search-blocks', class: SearchBlocks },
  { name: '0035-allocation', class: Allocation },
  { name: '0051-ledger-forgetting', class: LedgerForgetting },
];
