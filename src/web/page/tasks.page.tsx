import type { JSX } from 'preact';
import { TasksDocument, type TaskFilter, type TasksQuery } from '../graph/generated/graphql.ts';
import { ask } from '../graph/request.ts';
import { useGraph } from '../graph/use-graph.ts';
import { More, useFurther } from '../part/further.tsx';
import { Icon } from '../part/icon.tsx';
import { Empty, Loaded, Page } from '../part/page.tsx';
import { Share } from '../part/share.tsx';
import { TaskForm } from '../part/task-form.tsx';
import type { Viewer } from '../session.ts';
import { amount, day, dayOf, localDay } from '../words/words.ts';
import { useJointWords } from '../words/joint.ts';

type Task = TasksQuery['tasks']['nodes'][number];
const tabs = ['ours', 'all'] as const;
type Tab = (typeof tabs)[number];

/** The tasks that are somebody's own to do; null for those who have none of their own. */
function oursOf({ party, role, chain }: Viewer): TaskFilter | null {
  if (role === 'CHAIN_LEAD' && chain != null) return { chain: { eq: chain.id } };
  if (party != null) return { responsible: { eq: party.id } };
  return null;
}

/** 五明确: every task with its five things and how far it has come, first due first. */
export function TasksPage({ who, tab: asked }: { who: Viewer; tab: string }): JSX.Element {
  const { words, lang } = useJointWords();
  const { tasks: say } = words;
  const ours = oursOf(who);
  const tab: Tab = ours === null || asked === 'all' ? 'all' : 'ours';
  const filter = tab === 'ours' && ours !== null ? ours : {};
  const seen = useGraph(TasksDocument, { filter, lang });
  return (
    <Page
      title={say.title}
      lead={say.lead}
      aside={
        <div class="buttons">
          <button type="button" class="button quiet" onClick={() => window.print()}>
            <Icon name="print" /> {words.print}
          </button>
          <Share title={say.title} />
        </div>
      }
    >
      <p class="print-only">{words.printed(dayOf(Date.now(), lang))}</p>
      {(who.role === 'DISTRICT_ADMIN' || who.role === 'CHAIN_LEAD') && <TaskForm />}
      {ours !== null && (
        <nav class="tabs" aria-label={say.legend}>
          {tabs.map((name) => (
            <a
              key={name}
              href={`/tasks?tab=${name}`}
              {...(name === tab ? { 'aria-current': 'page' as const } : {})}
            >
              {say.tabs[name]}
            </a>
          ))}
        </nav>
      )}
      <Loaded seen={seen} rows={4}>
        {({ tasks }) =>
          tasks.nodes.length === 0 ? (
            <Empty>{say.none}</Empty>
          ) : (
            <Rows key={tab} first={tasks} filter={filter} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Rows({ first, filter }: { first: TasksQuery['tasks']; filter: TaskFilter }): JSX.Element {
  const { words, lang } = useJointWords();
  const { rows, more } = useFurther(first, async (after) => {
    return (await ask(TasksDocument, { filter, after, lang })).tasks;
  });
  return (
    <>
      <ul class="tasks">
        {rows.map((task) => (
          <TaskCard key={task.id} task={task} />
        ))}
      </ul>
      <More more={more} label={words.more} />
    </>
  );
}

const DAY_MS = 86_400_000;

/** Whole days from today to a day; negative when it is over. */
const daysUntil = (until: string): number =>
  Math.round((new Date(until).getTime() - new Date(localDay(new Date())).getTime()) / DAY_MS);

function TaskCard({ task }: { task: Task }): JSX.Element {
  const { words, lang } = useJointWords();
  const { tasks: say } = words;
  const unit = task.metric === null ? say.orderUnit : task.metric.unit.name;
  const share = Math.floor((Number(task.reached) / Number(task.target)) * 100);
  const isDone = share >= 100;
  const left = daysUntil(task.deadline);
  const isLate = !isDone && left < 0;
  return (
    <li class="panel task">
      <h2>
        <small>{say.goal}</small>
        {task.goal}
      </h2>
      {task.chain !== null && (
        <p class="line-facts">
          <a href={`/chain/${task.chain.code}`}>{task.chain.name}</a>
        </p>
      )}
      <dl class="facts">
        <div>
          <dt>{say.task}</dt>
          <dd>{task.task}</dd>
        </div>
        <div>
          <dt>{say.measure}</dt>
          <dd>{task.measure}</dd>
        </div>
        <div>
          <dt>{say.responsible}</dt>
          <dd>
            <a href={`/party/${task.responsible.id}`}>{task.responsible.name}</a>
          </dd>
        </div>
        <div>
          <dt>{say.deadline}</dt>
          <dd>
            {day(task.deadline, lang)}{' '}
            {!isDone && (
              <span class={`tag ${isLate ? 'pace-red' : left <= 7 ? 'pace-yellow' : ''}`}>
                <Icon name={isLate ? 'warn' : 'clock'} />{' '}
                {isLate ? say.late(-left) : say.left(left)}
              </span>
            )}
          </dd>
        </div>
        <div>
          <dt>{say.progress}</dt>
          <dd>
            <span class="reach" aria-hidden="true">
              <i style={{ width: `${Math.min(100, Math.max(0, share))}%` }} />
            </span>
            <b>{isDone ? say.done : say.percent(share)}</b>{' '}
            <span>
              {task.metric !== null && `${task.metric.name} `}
              {say.reached(amount(task.reached), amount(task.target), unit)}
            </span>
          </dd>
        </div>
      </dl>
    </li>
  );
}
