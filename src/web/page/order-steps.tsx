import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { refreshAll } from '../graph/use-graph.ts';
import { Said, useActing, useQueued, type Acting } from '../part/acting.tsx';
import { Icon, type IconName } from '../part/icon.tsx';
import { orderTitle } from '../part/order-row.tsx';
import type { Viewer } from '../session.ts';
import { useOrderWords } from '../words/order.ts';
import type { Order } from './order.page.tsx';
import { DeliverForm, RateForm, ReasonForm, SendForm } from './order-forms.tsx';

/** A step as the graph names it. */
export type Action = Order['steps'][number];

/** What a form of a step is given. */
export interface FormProps {
  readonly order: Order;
  readonly acting: Acting;
  readonly send: (mutation: string, input: object) => void;
  readonly close: () => void;
}

/** Steps that need nothing said: one tap. */
const oneTap: Readonly<Partial<Record<Action, string>>> = {
  HAND_OVER: 'handOverOrder',
  ACCEPT: 'acceptOrder',
  REINSTATE: 'reinstateOrder',
};
const withReason: Readonly<Partial<Record<Action, string>>> = {
  DECLINE: 'declineOrder',
  GIVE_BACK: 'giveBackOrder',
  CANCEL: 'cancelOrder',
  UNMATCH: 'unmatchOrder',
};
const icons: Readonly<Partial<Record<Action, IconName>>> = {
  HAND_OVER: 'on',
  DISPATCH: 'on',
  ACCEPT: 'check',
  DELIVER: 'check',
  FINISH: 'check',
  RATE: 'star',
  REASSIGN: 'on',
  REINSTATE: 'check',
  GIVE_BACK: 'back',
};

/** What a person may do with an order now: the usual next step large, the other ways below it. */
export function OrderSteps({ order, who }: { order: Order; who: Viewer }): JSX.Element {
  const { words } = useOrderWords();
  const { order: say } = words;
  const page = `/order/${order.id}`;
  const acting = useActing(page, say.did);
  const queued = useQueued(page);
  const [open, setOpen] = useState<Action | null>(null);
  // A part and the whole are one question: how much, and is that all?
  const steps = order.steps.filter(
    (step) => step !== 'FINISH' || order.steps.indexOf('DELIVER') < 0,
  );
  // Ways out stay small, also where there is nothing else: whoever waits is not to be led to cancel.
  const first = steps.filter((step) => withReason[step] === undefined)[0];
  const others = steps.filter((step) => step !== first);
  const conflict = acting.faults.some(({ code }) => code === 'VERSION_CONFLICT');

  const send = async (mutation: string, input: object): Promise<void> => {
    const wish = { id: order.id, version: order.version, ...input };
    const outcome = await acting.act(mutation, wish, orderTitle(order));
    if (outcome.kind !== 'refused') setOpen(null);
    else if (outcome.faults.some(({ code }) => code === 'VERSION_CONFLICT')) {
      setOpen(null);
      refreshAll();
    }
  };
  const press = (step: Action): void => {
    const mutation = oneTap[step];
    if (mutation === undefined) setOpen(step);
    else void send(mutation, {});
  };
  const called = order.participants.some(
    ({ party, reportedAt }) => party.id === who.party?.id && reportedAt === null,
  );
  const button = (step: Action, look: string): JSX.Element => (
    <button
      key={step}
      type="button"
      class={`button ${look}`}
      disabled={acting.sending}
      onClick={() => press(step)}
    >
      <Icon name={icons[step] ?? 'off'} /> {say.steps[step]}
    </button>
  );

  if (queued) {
    return (
      <p class="note" role="status">
        <Icon name="wait" /> {say.queued}
      </p>
    );
  }
  return (
    <section class="next" aria-label={say.next}>
      {called && (
        <button
          type="button"
          class="button main wide"
          disabled={acting.sending}
          onClick={() => void acting.act('reportIn', { id: order.id }, orderTitle(order))}
        >
          <Icon name="check" /> {say.reportIn}
        </button>
      )}
      {first === undefined && order.active && !called && <p class="hint">{say.notYours}</p>}
      {open === null && (
        <>
          {first !== undefined && <div class="next-first">{button(first, 'main wide')}</div>}
          {others.length > 0 && (
            <div class="buttons next-others">{others.map((step) => button(step, 'quiet'))}</div>
          )}
        </>
      )}
      {open !== null && (
        <StepForm
          step={open}
          order={order}
          acting={acting}
          send={(mutation, input) => void send(mutation, input)}
          close={() => setOpen(null)}
        />
      )}
      {conflict ? (
        <p class="note" role="status">
          <Icon name="warn" /> {say.newer}
        </p>
      ) : (
        <Said acting={acting} />
      )}
    </section>
  );
}

function StepForm({ step, ...props }: FormProps & { step: Action }): JSX.Element | null {
  const mutation = withReason[step];
  if (mutation !== undefined) return <ReasonForm {...props} step={step} mutation={mutation} />;
  if (step === 'DISPATCH' || step === 'REASSIGN')
    return <SendForm {...props} again={step === 'REASSIGN'} />;
  if (step === 'DELIVER' || step === 'FINISH') return <DeliverForm {...props} />;
  return step === 'RATE' ? <RateForm {...props} /> : null;
}
