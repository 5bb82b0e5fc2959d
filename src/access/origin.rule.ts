/**
 * The origin that a text names, as browsers send it: scheme, host and port without a path; `http` only for
 * this machine, where pages are written. Null for what is none.
 */
export function originNamed(text: string): string | null {
  const url = URL.parse(text.trim());
  if (url === null || url.origin === 'null' || url.origin.length > 200) return null;
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '')
    return null;
  const here = url.hostname === 'localhost' || url.hostname === '127.0.0.1';
  return url.protocol === 'https:' || (url.protocol === 'http:' && here) ? url.origin : null;
}
