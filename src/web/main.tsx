import './old-browser.ts';
import { render } from 'preact';
import { App } from './app.tsx';
import { bringChunk, bringEarly, chunkOf } from './chunk.ts';
import { keepFollowing } from './graph/live.ts';
import { forgetAlong } from './graph/request.ts';
import { settled } from './graph/use-graph.ts';
import { keepSending } from './outbox.ts';
import { catchLinks } from './route.ts';
import { refreshViewer } from './session.ts';
import { applySetting, setting } from './setting.ts';
import { bringWords } from './words/words.ts';

applySetting();
bringWords();
setting.watch(bringWords);
catchLinks();
// Asked for beside who we are, not after the answer.
const asked = chunkOf(location.pathname);
if (asked !== null) void bringChunk(asked);
void refreshViewer();
keepSending();
keepFollowing();

const root = document.getElementById('app');
if (root !== null) render(<App />, root);

/** Tells the service worker what this page loaded before there was one. */
function keepShell({ active }: ServiceWorkerRegistration): void {
  const files = performance.getEntriesByType('resource').map(({ name }) => name);
  active?.postMessage(files.filter((name) => name.indexOf(`${location.origin}/assets/`) === 0));
}

// Over plain HTTP there is no service worker: then the page opens only with network, but keeps its data.
const shell = 'serviceWorker' in navigator ? navigator.serviceWorker : null;
shell?.register('/sw.js').catch(() => undefined);
// What people will want next must not take the line from what they want now.
const stop = settled.watch(() => {
  stop();
  forgetAlong();
  void bringEarly().then(() => shell?.ready.then(keepShell));
});
