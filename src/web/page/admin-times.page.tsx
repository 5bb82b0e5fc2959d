import type { JSX } from 'preact';
import {
  AdminTimesDocument,
  SetHolidayDocument,
  SetOrderDeadlineDocument,
} from '../graph/generated/graphql.ts';
import { useGraph } from '../graph/use-graph.ts';
import { AdminForm, useSaving } from '../part/admin-form.tsx';
import { AdminPage } from '../part/admin-page.tsx';
import { Loaded, Section } from '../part/page.tsx';
import type { Viewer } from '../session.ts';
import { useAdminWords } from '../words/admin.ts';
import { day } from '../words/words.ts';

const states = [
  'PLACED',
  'HANDED_OVER',
  'DISPATCHED',
  'ACCEPTED',
  'DELIVERED',
  'DECLINED',
  'REPORT',
] as const;
type State = (typeof states)[number];

/** The working days each step has, and the days that break the rule of the week. */
export function AdminTimesPage({ who }: { who: Viewer }): JSX.Element {
  const { words, lang } = useAdminWords();
  const { admin } = words;
  const seen = useGraph(AdminTimesDocument, {});
  const [deadline, holiday] = [useSaving(), useSaving()];
  return (
    <AdminPage who={who} here="times">
      <Loaded seen={seen}>
        {({ orderDeadlines, holidays }) => (
          <>
            <Section title={admin.deadlines}>
              <dl class="facts">
                {orderDeadlines.map(({ state, warnDays, dueDays, own }) => (
                  <div key={state}>
                    <dt>{admin.states[state as State]}</dt>
                    <dd>
                      {admin.days(warnDays, dueDays)}{' '}
                      <span class="tag">{own ? admin.own : admin.usual}</span>
                    </dd>
                  </div>
                ))}
              </dl>
              <AdminForm
                id="deadline"
                title={admin.deadlines}
                fields={[
                  {
                    name: 'state',
                    label: admin.deadline,
                    options: states.map((value) => ({ value, label: admin.states[value] })),
                  },
                  { name: 'warnDays', label: admin.warnDays },
                  { name: 'dueDays', label: admin.dueDays },
                ]}
                go={admin.save}
                saving={deadline}
                onSend={async (values) => {
                  const made = await deadline.send(SetOrderDeadlineDocument, {
                    state: values['state'] ?? '',
                    // What is no number is told by the graph as too few days.
                    warnDays: Math.round(Number(values['warnDays'])) || 0,
                    dueDays: Math.round(Number(values['dueDays'])) || 0,
                  });
                  if (made !== null) seen.reload();
                  return made;
                }}
              />
            </Section>
            <Section title={admin.holidays} count={holidays.nodes.length}>
              <AdminForm
                id="holiday"
                title={admin.addHoliday}
                fields={[
                  { name: 'day', label: admin.day, type: 'date' },
                  { name: 'name', label: admin.name },
                  {
                    name: 'worked',
                    label: admin.worked,
                    options: [
                      { value: 'no', label: admin.workedNo },
                      { value: 'yes', label: admin.workedYes },
                    ],
                  },
                ]}
                go={admin.add}
                saving={holiday}
                onSend={async (values) => {
                  const made = await holiday.send(SetHolidayDocument, {
                    day: values['day'] ?? '',
                    name: values['name'] ?? '',
                    worked: values['worked'] === 'yes',
                  });
                  if (made !== null) seen.reload();
                  return made;
                }}
              />
              <dl class="facts">
                {holidays.nodes.map((one) => (
                  <div key={one.day}>
                    <dt>{day(one.day, lang)}</dt>
                    <dd>
                      {one.name} {one.worked ? admin.workedYes : admin.workedNo}
                    </dd>
                  </div>
                ))}
              </dl>
            </Section>
          </>
        )}
      </Loaded>
    </AdminPage>
  );
}
