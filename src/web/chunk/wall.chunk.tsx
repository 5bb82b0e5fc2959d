import { giveChunk, type Route } from '../chunk.ts';
import { ChainWall, DistrictWall, PlaceWall } from '../page/wall.page.tsx';
import style from '../style/wall.css?url';

/** How a district stands, for a hall, a meeting, a town's front room. */
const routes: readonly Route[] = [
  ['/wall', (asked) => <DistrictWall {...asked} />],
  ['/wall/chain/:code', ({ path, ...asked }) => <ChainWall {...asked} code={path['code'] ?? ''} />],
  [
    '/wall/town/:id',
    ({ path, ...asked }) => <PlaceWall {...asked} id={path['id'] ?? ''} kind="town" />,
  ],
  [
    '/wall/village/:id',
    ({ path, ...asked }) => <PlaceWall {...asked} id={path['id'] ?? ''} kind="party" />,
  ],
];

giveChunk('wall', { routes, style });
