import type { Call } from '../access/call.service.ts';
import { Role, type Viewer } from '../access/viewer.rule.ts';
import { askOne, asRows } from '../platform/read/ask-rows.ts';

/** One pile on somebody's desk. */
export interface DeskPile {
  /** `ORDER_<state>` for orders whose turn it is, `ESCALATED`, `PAIRINGS`, `TASKS`. */
  readonly kind: string;
  readonly count: number;
  readonly overdue: number;
  /** The first that falls due, as PostgreSQL prints instants; null where nothing has a time. */
  readonly nextDueAt: string | null;
}

/** Which orders wait for a role; `$2` is what the viewer belongs to. */
const waiting: Readonly<Partial<Record<Role, string>>> = {
  [Role.VILLAGE]: 'holder_party = $2',
  [Role.PARTY]: 'holder_party = $2',
  [Role.GRID]: `holder_party = $2 and holder = 'NEED_SIDE'`,
  [Role.TOWN]: `holder_town = $2`,
  [Role.CHAIN_LEAD]: `holder = 'CHAIN_LEAD' and chain = $2`,
  // Whoever has no chain's lead waits for the district; $2 is null.
  [Role.DISTRICT_ADMIN]: `holder = 'CHAIN_LEAD' and chain is null and $2::uuid is null`,
};
/** From which level of escalation a late order lands on a role's desk, and whose. */
const escalated: Readonly<Partial<Record<Role, string>>> = {
  [Role.TOWN]: 'escalation >= 1 and (need_town = $2 or resource_town = $2)',
  [Role.CHAIN_LEAD]: 'escalation >= 2 and chain = $2',
  [Role.DISTRICT_ADMIN]: 'escalation >= 3 and $2::uuid is null',
};
/** Whose proposed pairings wait for an answer. */
const pairings: Readonly<Partial<Record<Role, string>>> = {
  [Role.VILLAGE]: '(p.need_party = $2 or p.resource_party = $2)',
  [Role.PARTY]: '(p.need_party = $2 or p.resource_party = $2)',
  [Role.CHAIN_LEAD]: 'p.chain = $2',
};
/** Whose tasks are open. */
const tasks: Readonly<Partial<Record<Role, string>>> = {
  [Role.VILLAGE]: 'responsible = $2',
  [Role.PARTY]: 'responsible = $2',
  [Role.CHAIN_LEAD]: 'chain = $2',
  [Role.DISTRICT_ADMIN]: '$2::uuid is null',
};

/** What waits for the viewer, by kind, with the first due time. Empty piles are left out. */
export async function deskOf({ services, viewer }: Call): Promise<DeskPile[]> {
  const { role } = viewer;
  const parts = [
    pile(
      waiting[role],
      (
        where,
      ) => `select 'ORDER_' || state as kind, count(*)::int as count, (count(*) filter (where pace = 'RED'))::int as overdue,
      min(due_at) as due from work_order where district = $1 and active and ${where} group by state`,
    ),
    pile(
      escalated[role],
      (where) => `select 'ESCALATED', count(*)::int, count(*)::int, min(due_at) from work_order
      where district = $1 and active and pace = 'RED' and ${where}`,
    ),
    pile(
      pairings[role],
      (where) => `select 'PAIRINGS', count(*)::int, 0, null::timestamptz from pairing p
      where p.district = $1 and p.live and p.state = 'PROPOSED' and p.notify and ${where}`,
    ),
    pile(
      tasks[role],
      (where) => `select 'TASKS', count(*)::int, 0, min(deadline)::timestamptz from task
      where district = $1 and closed_on is null and ${where}`,
    ),
  ].filter((part) => part !== null);
  if (parts.length === 0) return [];
  const text = `select kind, count, overdue, to_char(due at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "nextDueAt"
    from (${parts.join(' union all ')}) piles where count > 0 order by due nulls last, kind`;
  const values = [viewer.district, belongingOf(viewer)];
  return askOne<DeskPile[]>({ services, viewer }, { text: asRows(text), values });
}

function pile(where: string | undefined, text: (where: string) => string): string | null {
  return where === undefined ? null : text(where);
}

function belongingOf({ role, town, party, chain }: Viewer): string | null {
  return role === Role.TOWN ? town : role === Role.CHAIN_LEAD ? chain : party;
}
