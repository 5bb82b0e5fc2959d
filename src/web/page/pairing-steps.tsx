import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { PairingPageQuery } from '../graph/generated/graphql.ts';
import { Ask, Said, useActing, useQueued } from '../part/acting.tsx';
import { Call } from '../part/call.tsx';
import { Field } from '../part/field.tsx';
import { Icon } from '../part/icon.tsx';
import { Section } from '../part/page.tsx';
import { Note, pairingReasons, ReasonChoice, type Reason } from '../part/reason.tsx';
import { plainNumber } from '../plain-number.ts';
import { go } from '../route.ts';
import { mayWriteFor, type Viewer } from '../session.ts';
import { useOrderWords } from '../words/order.ts';
import { useReadWords } from '../words/read.ts';

type Pairing = NonNullable<PairingPageQuery['pairing']>;

/** What can be done about a pairing: take it up, say that it does not fit, see whom to call. */
export function PairingSteps({ pairing, who }: { pairing: Pairing; who: Viewer }): JSX.Element {
  const { words } = useReadWords();
  const { call } = useOrderWords().words.order;
  const { id: order, state } = pairing.orders.nodes[0] ?? {};
  const sides = [pairing.need.party, pairing.resource.party];
  const may = sides.some((party) => mayWriteFor(who, party));
  const agreed = state === 'ACCEPTED' || state === 'DELIVERED';
  return (
    <>
      {order !== undefined && (
        <a class="button main wide" href={`/order/${order}`}>
          <Icon name="order" /> {words.take.seeOrder}
        </a>
      )}
      {may && pairing.live && order === undefined && <Steps pairing={pairing} />}
      {(pairing.need.contact ?? pairing.resource.contact) !== null && (
        <Section title={call.title}>
          <div class="panel columns">
            <Call
              title={call.need}
              contact={pairing.need.contact}
              listing={pairing.need.id}
              agreed={agreed}
            />
            <Call
              title={call.resource}
              contact={pairing.resource.contact}
              listing={pairing.resource.id}
              agreed={agreed}
            />
          </div>
        </Section>
      )}
    </>
  );
}

/** How much to ask for: what the pairing covers, where both sides count in the same unit. */
function prefilled({ need, resource, quantity }: Pairing): string {
  const same = need.quantity?.unit.code === resource.quantity?.unit.code;
  return same && quantity !== null ? quantity.replace(/\.0+$/, '') : '';
}

function Steps({ pairing }: { pairing: Pairing }): JSX.Element {
  const { words } = useReadWords();
  const page = `/pairing/${pairing.id}`;
  const acting = useActing(page, words.take.declined);
  const queued = useQueued(page);
  const [open, setOpen] = useState<'' | 'take' | 'decline'>('');
  const [quantity, setQuantity] = useState(() => prefilled(pairing));
  const [note, setNote] = useState('');
  const [reason, setReason] = useState<Reason | ''>('');
  const title = `${pairing.needParty.name} × ${pairing.resourceParty.name}`;
  const unit = pairing.resource.quantity?.unit.name;

  const take = async (): Promise<void> => {
    const amount = plainNumber(quantity);
    const input = {
      pairing: pairing.id,
      ...(amount === '' ? {} : { quantity: amount }),
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    };
    const outcome = await acting.act('placeOrder', input, title);
    if (outcome.kind === 'done') go(`/order/${outcome.id}`);
    if (outcome.kind === 'waiting') setOpen('');
  };
  const decline = async (): Promise<void> => {
    const input = {
      pairing: pairing.id,
      version: pairing.version,
      reason,
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    };
    const outcome = await acting.act('declinePairing', input, title);
    if (outcome.kind !== 'refused') setOpen('');
  };
  const reinstate = { pairing: pairing.id, version: pairing.version };

  return (
    <div class="actions take">
      {queued && (
        <p class="note" role="status">
          <Icon name="wait" /> {words.outbox.waiting}
        </p>
      )}
      {!queued && open === '' && (
        <div class="buttons">
          {pairing.state === 'DECLINED' ? (
            <button
              type="button"
              class="button"
              onClick={() => void acting.act('reinstatePairing', reinstate, title)}
            >
              <Icon name="check" /> {words.take.reinstate}
            </button>
          ) : (
            <>
              <button type="button" class="button main large" onClick={() => setOpen('take')}>
                <Icon name="check" /> {words.take.up}
              </button>
              <button type="button" class="button large" onClick={() => setOpen('decline')}>
                <Icon name="off" /> {words.take.decline}
              </button>
            </>
          )}
        </div>
      )}
      {open === 'take' && (
        <Ask
          title={words.take.title}
          go={words.take.go}
          leave={words.take.leave}
          disabled={acting.sending}
          onGo={() => void take()}
          onLeave={() => setOpen('')}
        >
          {unit !== undefined && (
            <Field
              name="quantity"
              label={words.take.quantity(unit)}
              hint={words.take.asMuch}
              value={quantity}
              inputMode="decimal"
              maxLength={15}
              faults={acting.faults}
              onInput={setQuantity}
            />
          )}
          <Note label={words.take.note} value={note} onInput={setNote} />
        </Ask>
      )}
      {open === 'decline' && (
        <Ask
          title={words.take.declineTitle}
          go={words.take.decline}
          leave={words.take.leave}
          disabled={acting.sending || reason === ''}
          onGo={() => void decline()}
          onLeave={() => setOpen('')}
        >
          <ReasonChoice
            reasons={pairingReasons}
            reason={reason}
            note={note}
            onReason={setReason}
            onNote={setNote}
          />
        </Ask>
      )}
      <Said acting={acting} />
    </div>
  );
}
