/// <reference lib="webworker" />
// Caches the application shell, never API responses (personal data).
const scope = self as unknown as ServiceWorkerGlobalScope;

/** Filled in by the build. */
const FILES = '__FILES__' as unknown as string[];
const CACHE = 'shell-__VERSION__';

scope.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(CACHE).then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: 'no-cache' })))),
  );
});

scope.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name))))
      .then(() => scope.clients.claim()),
  );
});

scope.addEventListener('message', (event) => {
  if (event.data === 'take-over') void scope.skipWaiting();
});

/** Pages rendered by the server. */
const SERVER_PAGES =
  /^\/($|\.well-known\/|api\/|link\/|requests\/|tell-me\/|style\/|metrics|(de|fr|it|rm|en|pt|es|sq|bs|tr|ar|fa|ti|ta|uk|kmr)(\/|$))/;

/** A cache that cannot be read must not break the page. */
const fromCache = (path: string): Promise<Response | undefined> => caches.match(path).catch(() => undefined);

scope.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== scope.location.origin) return;
  if (event.request.mode === 'navigate') {
    if (!SERVER_PAGES.test(url.pathname))
      event.respondWith(fromCache('/index.html').then((page) => page ?? fetch(event.request)));
    return;
  }
  if (FILES.includes(url.pathname))
    event.respondWith(fromCache(url.pathname).then((file) => file ?? fetch(event.request)));
});
