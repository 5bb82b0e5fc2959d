import type { Call } from '../access/call.service.ts';
import { writeContextOf } from '../access/viewer.rule.ts';
import { checkId } from '../platform/errors/check-id.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { newId } from '../platform/id.ts';
import { withIdempotency } from '../platform/idempotency.ts';
import { changeKnowledge, lockKnowledge } from './lexicon-head.service.ts';

/** Which proposal, as its reviewer saw it. */
export interface DecisionInput {
  readonly id: string;
  readonly version: number;
  readonly idempotencyKey?: string | null;
}

interface Proposal {
  readonly id: string;
  readonly kind: 'EXCLUSION' | 'DISTINCTION';
  readonly one: string;
  readonly other: string;
  readonly state: Decision | 'OPEN';
  readonly version: number;
}
type Decision = 'ACCEPTED' | 'DISMISSED';

/**
 * Accepts a proposal. Two things taken for each other never stand for each other in this district from now
 * on; that one concept holds things people tell apart is kept for whoever keeps the shipped lexicon.
 * @throws ExpectedError LEXICON_PROPOSAL_NOT_FOUND, LEXICON_PROPOSAL_DECIDED or VERSION_CONFLICT
 */
export function acceptLexiconProposal(
  call: Call,
  input: DecisionInput,
): Promise<{ proposal: string }> {
  return decide(
    call,
    'acceptLexiconProposal',
    'ACCEPTED',
    input,
    async (unit, { kind, one, other }) => {
      if (kind !== 'EXCLUSION') return;
      await unit.sql(
        `insert into lexicon_exclusion (district, id, one, other, created_by, created_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (district, one, other) do nothing`,
        [unit.district, newId(unit.now), one, other, unit.actor, unit.now],
      );
      await changeKnowledge(unit, 'exclusionAdded', [one, other]);
    },
  );
}

/**
 * Dismisses a proposal, and takes back what accepting it did.
 * @throws ExpectedError LEXICON_PROPOSAL_NOT_FOUND, LEXICON_PROPOSAL_DECIDED or VERSION_CONFLICT
 */
export function dismissLexiconProposal(
  call: Call,
  input: DecisionInput,
): Promise<{ proposal: string }> {
  return decide(
    call,
    'dismissLexiconProposal',
    'DISMISSED',
    input,
    async (unit, { one, other }) => {
      const gone = await unit.sql(
        `delete from lexicon_exclusion where district = $1 and one = $2 and other = $3 returning id`,
        [unit.district, one, other],
      );
      if (gone.length > 0) await changeKnowledge(unit, 'exclusionRemoved', [one, other]);
    },
  );
}

async function decide(
  { services, viewer, now }: Call,
  mutation: string,
  decision: Decision,
  input: DecisionInput,
  carryOut: (unit: UnitOfWork, proposal: Proposal) => Promise<void>,
): Promise<{ proposal: string }> {
  const context = writeContextOf(viewer, now);
  const request = { mutation, key: input.idempotencyKey, input };
  return withIdempotency(services.units, context, request, async (unit) => {
    await lockKnowledge(unit);
    const proposal = await lockedProposal(unit, input, decision);
    await carryOut(unit, proposal);
    await unit.sql(
      `update lexicon_proposal set state = $3, decided_by = $4, decided_at = $5, version = version + 1 where district = $1 and id = $2`,
      [unit.district, proposal.id, decision, unit.actor, unit.now],
    );
    return { proposal: proposal.id };
  });
}

async function lockedProposal(
  unit: UnitOfWork,
  { id, version }: DecisionInput,
  decision: Decision,
): Promise<Proposal> {
  const field = ['input', 'id'];
  const [proposal] = await unit.sql<Proposal>(
    `select id, kind, one, other, state, version from lexicon_proposal where district = $1 and id = $2 for update`,
    [unit.district, checkId(id, field)],
  );
  if (proposal === undefined) throw ExpectedError.of('LEXICON_PROPOSAL_NOT_FOUND', {}, field);
  if (proposal.state === decision) throw ExpectedError.of('LEXICON_PROPOSAL_DECIDED', {}, field);
  if (proposal.version !== version)
    throw ExpectedError.of('VERSION_CONFLICT', { version: proposal.version }, ['input', 'version']);
  return proposal;
}
