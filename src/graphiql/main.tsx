import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './page.css';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import { examples } from './example.ts';
import { fetcher } from './fetcher.ts';

/** Shown in the headers editor: empty means the session of the sign-in page. */
const headers = '{}';

const root = document.getElementById('graphiql');
if (root === null) throw new Error('The page has no place for the explorer.');
createRoot(root).render(
  <GraphiQL
    fetcher={fetcher as never}
    defaultTabs={examples.map((query) => ({ query, headers }))}
    defaultEditorToolsVisibility="headers"
    shouldPersistHeaders={false}
  >
    <GraphiQL.Logo>
      <a className="home" href="/">
        Lianzu 链组
      </a>
    </GraphiQL.Logo>
  </GraphiQL>,
);
