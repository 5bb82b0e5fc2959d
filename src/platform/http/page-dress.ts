import type { Dress } from './file-route.ts';
import type { Exchange } from './server.ts';

/** A question of a page: one of the published documents, by its name. */
export interface PageQuestion {
  readonly document: string;
  /** In the order in which the page names them: the question's text is what its answer is found by. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What dressing a page needs, for whoever the request comes from. */
export interface PageActions<Who> {
  /** Who asks; null for strangers. */
  readonly who: (exchange: Exchange) => Promise<Who | null>;
  /** What the page at a path asks first. */
  readonly questions: (path: string, who: Who) => readonly PageQuestion[];
  readonly idOf: (document: string) => string | null;
  /** The answer's text; null where there is none worth giving along. */
  readonly answer: (
    exchange: Exchange,
    asked: { readonly documentId: string; readonly variables: object },
  ) => Promise<string | null>;
}

/**
 * Gives a page along what it would ask for as soon as it runs: the chunk of its path (the build wrote into
 * the page which), and for people who are signed in the answers to its first questions. On a line with 400 ms
 * of latency each is a wait less (2026-11: first rows of `/mine` after two round trips instead of four).
 *
 * The answers are data, not script, so the content policy stays as strict as it is; such a page is kept
 * nowhere. Service workers ask with `X-Lianzu-Shell` for the page alone, which they keep.
 */
export function pageDress<Who>(actions: PageActions<Who>): Dress {
  return async (html, exchange) => {
    const { request, url } = exchange;
    const head = preloads(html, url.pathname);
    const alone = request.headers['x-lianzu-shell'] !== undefined;
    const who = alone ? null : await actions.who(exchange);
    const along = who === null ? [] : await answersTo(actions, who, exchange);
    // A value may hold `</script>`.
    const data = `{${along.join(',')}}`.replaceAll('<', '\\u003c');
    const answers =
      along.length === 0 ? '' : `<script type="application/json" id="along">${data}</script>`;
    return {
      html: html.replace('</head>', () => `${head}${answers}</head>`),
      personal: who !== null,
    };
  };
}

const needs = /<meta name="needs \w+" content="([^"]*)" data-paths="([^"]*)">/g;

/** Asks for what the page's chunk consists of. */
function preloads(html: string, path: string): string {
  const [, files = ''] =
    [...html.matchAll(needs)].find(([, , paths = '']) => new RegExp(paths).test(path)) ?? [];
  return files
    .split(' ')
    .filter((file) => file !== '')
    .map((file) =>
      /\.css$/.test(file)
        ? `<link rel="preload" as="style" href="${file}">`
        : `<link rel="modulepreload" href="${file}">`,
    )
    .join('');
}

async function answersTo<Who>(
  { questions, idOf, answer }: PageActions<Who>,
  who: Who,
  exchange: Exchange,
): Promise<string[]> {
  const found = await Promise.all(
    questions(exchange.url.pathname, who).map(async ({ document, variables }) => {
      const documentId = idOf(document);
      const text = documentId === null ? null : await answer(exchange, { documentId, variables });
      return text === null
        ? []
        : [`${JSON.stringify(JSON.stringify({ documentId, variables }))}:${text}`];
    }),
  );
  return found.flat();
}
