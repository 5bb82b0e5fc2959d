import { Account } from '../access/account.type.ts';
import { ApiKey } from '../access/key.type.ts';
import { SignedInViewer } from '../access/viewer.type.ts';
import type { Viewer } from '../access/viewer.rule.ts';
import { bi } from '../platform/describe.ts';
import { ByKey, extendType, One } from '../platform/read/declare.ts';
import { Party } from './party.type.ts';
import { District, Town } from './place.type.ts';

/* The places that viewers, accounts and keys belong to. */

const townOfViewer = ({ town }: Viewer) => (town === null ? null : { 'id:uuid': town });
const partyOfViewer = ({ party }: Viewer) => (party === null ? null : { 'id:uuid': party });

extendType(SignedInViewer, {
  district: ByKey(
    () => District,
    () => ({}),
    { description: bi('Their district.', '所在区。') },
  ),
  town: ByKey(() => Town, townOfViewer, { description: bi('Their town.', '所属镇街。') }),
  party: ByKey(() => Party, partyOfViewer, {
    description: bi('The village or party they belong to.', '所属村或主体。'),
  }),
});

const held = {
  town: One(
    () => Town,
    { id: 'town' },
    { nullable: true, description: bi('Its town.', '所属镇街。') },
  ),
  party: One(
    () => Party,
    { id: 'party' },
    { nullable: true, description: bi('The village or party it belongs to.', '所属村或主体。') },
  ),
};
extendType(Account, held);
extendType(ApiKey, held);
