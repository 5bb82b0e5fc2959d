import { render } from 'preact';
import { App } from './app.tsx';
import { keepFollowing } from './graph/live.ts';
import { keepSending } from './outbox.ts';
import { catchLinks } from './route.ts';
import { refreshViewer } from './session.ts';
import { applySetting, setting } from './setting.ts';
import { bringWords } from './words/words.ts';

applySetting();
bringWords();
setting.watch(bringWords);
catchLinks();
void refreshViewer();
keepSending();
keepFollowing();

const root = document.getElementById('app');
if (root !== null) render(<App />, root);

// Over plain HTTP there is no service worker: then the page opens only with network, but keeps its data.
if ('serviceWorker' in navigator) navigator.serviceWorker.register('/sw.js').catch(() => undefined);
