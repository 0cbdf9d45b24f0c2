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

/** The one before is kept: tabs that were opened with it still ask for its files. Names come in order of creation. */
async function deleteOldCaches(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name !== CACHE);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
}

scope.addEventListener('activate', (event) => {
  event.waitUntil(deleteOldCaches().then(() => scope.clients.claim()));
});

scope.addEventListener('message', (event) => {
  if (event.data === 'take-over') void scope.skipWaiting();
});

/** Pages rendered by the server. */
const SERVER_PAGES =
  /^\/($|\.well-known\/|api\/|link\/|requests\/|tell-me\/|check-in\/|style\/|metrics|(de|fr|it|rm|en|pt|es|sq|bs|tr|ar|fa|ti|ta|uk|kmr)(\/|$))/;

scope.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== scope.location.origin) return;
  if (event.request.mode === 'navigate') {
    if (!SERVER_PAGES.test(url.pathname))
      event.respondWith(cached('/index.html').then((page) => page ?? fetch(event.request)));
    return;
  }
  // Names of assets contain a digest, so those of the version before are right as well.
  if (FILES.includes(url.pathname) || url.pathname.startsWith('/assets/'))
    event.respondWith(
      cached(url.pathname)
        .then((file) => file ?? ofAnyVersion(url.pathname))
        .then((file) => file ?? fetch(event.request)),
    );
});

/** Of this version. A cache that cannot be read must not break the page. */
const cached = (path: string): Promise<Response | undefined> =>
  caches
    .open(CACHE)
    .then((cache) => cache.match(path))
    .catch(() => undefined);

const ofAnyVersion = (path: string): Promise<Response | undefined> => caches.match(path).catch(() => undefined);
