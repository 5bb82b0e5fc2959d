import { ObjectType } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { UserErrors, type UserError } from '../platform/errors/user-error.type.ts';
import { Node } from '../platform/node.type.ts';
import { ByKey } from '../platform/read/declare.ts';
import { Party } from './party.type.ts';
import { Cluster, Town } from './place.type.ts';

/** Finds what a mutation made or changed by the id its service gave. */
const made =
  <Name extends string>(name: Name) =>
  (answer: Partial<Record<Name, string | null>>) =>
    answer[name] == null ? null : { 'id:uuid': answer[name] };

@ObjectType({ description: bi('The answer to a change of a town.', '镇街变更的结果。') })
export class TownPayload {
  @ByKey(() => Town, made('town'), { description: bi('The town.', '镇街。') })
  town?: Town | null;
  @UserErrors()
  userErrors!: UserError[];
}

@ObjectType({ description: bi('The answer to a change of a cluster.', '片区变更的结果。') })
export class ClusterPayload {
  @ByKey(() => Cluster, made('cluster'), { description: bi('The cluster.', '片区。') })
  cluster?: Cluster | null;
  @UserErrors()
  userErrors!: UserError[];
}

@ObjectType({
  description: bi('The answer to a change of a village or party.', '村或主体变更的结果。'),
})
export class PartyPayload {
  @ByKey(() => Party, made('party'), { description: bi('The village or party.', '村或主体。') })
  party?: Party | null;
  @UserErrors()
  userErrors!: UserError[];
}

@ObjectType({
  description: bi('The answer to closing something or opening it again.', '停用或恢复的结果。'),
})
export class ClosingPayload {
  @ByKey(() => Node, made('place'), {
    description: bi('The town, cluster, village or party.', '镇街、片区、村或主体。'),
  })
  place?: Node | null;
  @UserErrors()
  userErrors!: UserError[];
}
