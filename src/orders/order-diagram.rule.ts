import { stateLaw } from './order-state.rule.ts';
import type { Transition } from './order-transition.rule.ts';

const words: Readonly<Record<Transition['action'], string>> = {
  place: '点单 place',
  handOver: '交单 handOver',
  dispatch: '下单 dispatch',
  accept: '接单 accept',
  decline: '不接 decline',
  deliver: '交付 deliver',
  finish: '办结 finish',
  rate: '评单 rate',
  giveBack: '退单 giveBack',
  reassign: '改派 reassign',
  cancel: '取消 cancel',
  unmatch: '解除 unmatch',
  reinstate: '恢复 reinstate',
};

/** The table as a mermaid state diagram and as a Markdown table, for docs/orders.md. */
export function orderDiagram(table: readonly Transition[]): string {
  const states = [...new Set(table.map(({ to }) => to))];
  const diagram = [
    '```mermaid',
    'stateDiagram-v2',
    ...states.map((state) => `  ${state}: ${stateLaw[state].zh} ${state}`),
    ...table.map(({ from, action, to }) => `  ${from ?? '[*]'} --> ${to}: ${words[action]}`),
    '  RATED --> [*]',
    '```',
  ];
  const rows = table.map(
    ({ from, action, to, who, guards, clock, event }) =>
      `| ${from ?? '–'} | ${words[action]} | ${to} | ${who.join(', ')} | ${guards.join(', ') || '–'} | ${clock ?? '–'} | \`${event}\` |`,
  );
  return [
    ...diagram,
    '',
    '| from 从 | step 动作 | to 到 | who may 谁可办 | guards 条件 | clock 计时 | event 事件 |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
