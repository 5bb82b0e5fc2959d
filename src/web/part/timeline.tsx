import type { JSX } from 'preact';
import type { OrderPageQuery } from '../graph/generated/graphql.ts';
import { useOrderWords } from '../words/order.ts';
import { clock, dayOf } from '../words/words.ts';
import { Icon, type IconName } from './icon.tsx';

type Order = NonNullable<OrderPageQuery['order']>;
type Step = Order['timeline'][number];

const icons: Readonly<Record<Step['action'], IconName>> = {
  PLACE: 'order',
  HAND_OVER: 'on',
  DISPATCH: 'on',
  ACCEPT: 'hands',
  DECLINE: 'off',
  DELIVER: 'coin',
  FINISH: 'check',
  RATE: 'star',
  GIVE_BACK: 'back',
  REASSIGN: 'on',
  CANCEL: 'off',
  UNMATCH: 'off',
  REINSTATE: 'check',
};

/** All that happened to an order, the latest first: who did what, when, and who had it from then on. */
export function Timeline({ order }: { order: Order }): JSX.Element {
  const { words, lang } = useOrderWords();
  const { order: say } = words;
  const toWhom = (step: Step): string =>
    step.holderParty?.name ??
    step.holderTown?.name ??
    (step.holder === 'CHAIN_LEAD' ? (order.chain?.lead?.name ?? say.district) : '');
  const steps = [...order.timeline].sort((a, b) => b.ordinal - a.ordinal);
  return (
    <ol class="timeline">
      {steps.map((step) => (
        <li key={step.id}>
          <span class="timeline-icon">
            <Icon name={icons[step.action]} />
          </span>
          <div>
            <p>
              {step.side !== null && <span>{say.sides[step.side]} </span>}
              <b>{say.done[step.action]}</b>
              {toWhom(step) !== '' && <span class="timeline-to"> {say.toHands(toWhom(step))}</span>}
            </p>
            {(step.reason ?? step.note) !== null && (
              <p class="timeline-said">
                {[step.reason && say.reasons[step.reason], step.note]
                  .filter(Boolean)
                  .join(lang === 'ZH' ? '：' : ': ')}
              </p>
            )}
            <p class="timeline-when">
              <time dateTime={step.occurredAt}>
                {dayOf(step.occurredAt, lang)} {clock(new Date(step.occurredAt).getTime())}
              </time>
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
