/* global FormData */
// A dashboard with figures, a chart, a table and live news, with nothing but the client package.
// 只用客户端包做的看板：数字、图表、表格和实时消息。
import { Lianzu, RefusedError } from './lianzu/client.js';
import { Chart, Events, NewPairings, Standings } from './lianzu/documents.js';

/** How long to wait for more news before asking again; answers may be as old, so that screens share them. */
const REST_S = 5;
const MOST_NEWS = 10;

const at = (id) => document.getElementById(id);
const percent = (rate) => (rate === null ? '–' : `${Math.round(rate * 100)}%`);

/** An element with text in it: what comes from the graph is never read as HTML. */
function element(name, ...inside) {
  const made = document.createElement(name);
  made.append(...inside);
  return made;
}

async function showFigures(lianzu) {
  const [{ standings: whole }, { standings: chains }, { chart }] = await Promise.all([
    lianzu.ask(Standings, { by: 'DISTRICT', age: REST_S }),
    lianzu.ask(Standings, { by: 'CHAIN', age: REST_S }),
    lianzu.ask(Chart, { name: 'SUPPLY', width: 1080, height: 560, letters: 18, age: REST_S }),
  ]);
  const [district] = whole;
  const figures = {
    有效需求: district.needs,
    已满足: district.met,
    办理中: district.underWay,
    缺口: district.waiting,
    在列资源: district.resources,
    超期办理单: district.red,
  };
  at('figures').replaceChildren(
    ...Object.entries(figures).map(([name, value]) =>
      element('div', element('dt', name), element('dd', String(value))),
    ),
  );
  at('chains').replaceChildren(
    ...chains.map((chain) => {
      const { name, needs, fillRate, matchRate, waiting, idle } = chain;
      const cells = [needs, percent(fillRate), percent(matchRate), waiting, idle];
      const row = element(
        'tr',
        element('th', name),
        ...cells.map((cell) => element('td', String(cell))),
      );
      row.firstChild.scope = 'row';
      return row;
    }),
  );
  at('chart').src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(chart.svg)}`;
  at('chart').alt = `${chart.title}：${chart.summary}`;
}

/** Asks again a little after something happened, once for all that comes until then. */
async function followFigures(lianzu) {
  let due = null;
  const onLine = (connected) => {
    at('line').textContent = connected ? '实时' : '正在重新连接';
  };
  for await (const { events } of lianzu.follow(Events, {}, { onLine })) {
    console.debug(events.position, events.type);
    due ??= setTimeout(() => {
      due = null;
      showFigures(lianzu).catch(say);
    }, REST_S * 1000);
  }
}

async function followNews(lianzu) {
  for await (const { newPairings } of lianzu.follow(NewPairings, {
    filter: { score: { gte: 600 } },
  })) {
    const { needParty, resourceParty, need, reasons } = newPairings.pairing;
    const why = reasons[0] ? `（${reasons[0].text}）` : '';
    at('news').prepend(
      element('li', `${resourceParty.name} → ${needParty.name}：${need.title}${why}`),
    );
    while (at('news').children.length > MOST_NEWS) at('news').lastChild.remove();
  }
}

function say(error) {
  const reason = error instanceof RefusedError ? `${error.code} ${error.message}` : '没有连上平台';
  at('line').textContent = reason;
}

at('way').addEventListener('submit', (event) => {
  event.preventDefault();
  const { url, key } = Object.fromEntries(new FormData(event.target));
  const lianzu = new Lianzu({ url, key });
  showFigures(lianzu)
    .then(() => {
      at('way').hidden = true;
      at('board').hidden = false;
      followFigures(lianzu).catch(say);
      followNews(lianzu).catch(say);
    })
    .catch(say);
});
