/* global self, caches, Response */
/* Keeps the shell for days without network. What people saw is kept by the page itself; requests to the
   graph pass by. Files with a hash in their name never change, so the kept copy is the right one. */
const SHELL = 'lianzu-shell-1';

/* The page without what it was given along for one person at one time: that must not be kept. */
const bare = () => fetch('/', { cache: 'no-store', headers: { 'x-lianzu-shell': '1' } });

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(SHELL)
      .then((cache) =>
        bare().then((page) =>
          page
            .clone()
            .text()
            .then((html) => {
              const files = html.match(/(?:src|href)="\/[^"]+"/g) || [];
              return cache
                .put('/', page)
                .then(() => cache.addAll(files.map((file) => file.split('"')[1])));
            }),
        ),
      )
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/* The page tells what it loaded before this worker was there. */
self.addEventListener('message', (event) => {
  const keepMissing = (cache) =>
    Promise.all(
      event.data.map((file) => cache.match(file).then((kept) => kept || cache.add(file))),
    );
  event.waitUntil(caches.open(SHELL).then(keepMissing));
});

/** Fresh from the network, kept for later; the kept copy when there is no network. */
function freshOrKept(request, key = request, fresh = fetch(request)) {
  return fresh
    .then((answer) => {
      if (answer.ok) {
        const copy = answer.clone();
        caches.open(SHELL).then((cache) => cache.put(key, copy));
      }
      return answer;
    })
    .catch(() => caches.match(key).then((kept) => kept || Response.error()));
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (/^\/(graphql|graphiql|health|d\/)/.test(url.pathname)) return;
  if (request.mode === 'navigate') event.respondWith(freshOrKept(request, '/', bare()));
  else if (url.pathname.indexOf('/assets/') === 0)
    event.respondWith(caches.match(request).then((kept) => kept || freshOrKept(request)));
  else event.respondWith(freshOrKept(request));
});
