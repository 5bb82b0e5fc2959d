import { createStore } from './store.ts';

/** Where we are: the path and its query. */
export const place = createStore(location.pathname + location.search);

const arrive = (): void => place.set(location.pathname + location.search);
window.addEventListener('popstate', arrive);

/** Goes to a page of ours. `replace` leaves no trace for the back button. */
export function go(path: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, '', path);
  else history.pushState(null, '', path);
  arrive();
  if (!replace) window.scrollTo(0, 0);
}

/** The names in a path pattern, such as `/chain/:code`, with their values; null when it does not fit. */
export function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const values: Record<string, string> = {};
  for (let index = 0; index < wanted.length; index++) {
    const [part, value] = [wanted[index] ?? '', given[index] ?? ''];
    if (part.charAt(0) === ':') values[part.slice(1)] = decodeURIComponent(value);
    else if (part !== value) return null;
  }
  return values;
}

/** Lets plain links change the page without loading it again. */
export function catchLinks(): void {
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element).closest('a');
    if (link === null || link.target !== '' || link.origin !== location.origin) return;
    if (/^\/(graphiql|graphql|health)/.test(link.pathname)) return;
    const href = link.getAttribute('href') ?? '';
    if (href.charAt(0) === '#') return;
    event.preventDefault();
    go(link.pathname + link.search);
  });
}
