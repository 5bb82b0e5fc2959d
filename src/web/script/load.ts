const loading = new Map<string, Promise<void>>();

/**
 * Loads a script of ours that leaves its value on the window. Chrome 61 has modules but no dynamic
 * import, and the content policy allows no inline loader; a plain script element works everywhere.
 */
export function load<Value>(url: string, name: string, type = ''): Promise<Value> {
  const present = loading.get(url) ?? fetchScript(url, type);
  loading.set(url, present);
  return present.then(() => (window as unknown as Record<string, Value>)[name] as Value);
}

function fetchScript(url: string, type: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.type = type;
    script.src = url;
    script.onload = () => resolve();
    script.onerror = () => {
      loading.delete(url);
      script.remove();
      reject(new Error(`${url} did not load`));
    };
    document.head.appendChild(script);
  });
}

/** Adds a stylesheet; done when it counts. */
export function loadStyle(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = url;
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      reject(new Error(`${url} did not load`));
    };
    document.head.appendChild(link);
  });
}

/** Asks for what a chunk stands on at once: what it would ask for itself comes out of the cache then. */
export function preload(chunk: string): void {
  const needs = document.querySelector<HTMLMetaElement>(`meta[name="needs ${chunk}"]`);
  for (const href of (needs?.content ?? '').split(' ').filter(Boolean)) {
    const link = document.createElement('link');
    if (/\.css$/.test(href)) {
      link.rel = 'preload';
      link.as = 'style';
    } else link.rel = 'modulepreload';
    link.href = href;
    document.head.appendChild(link);
  }
}
