// Keeps the release that it was made for, RELEASE with its FILES, so that the console opens when its server can't be
// reached, and so that no page is put together from two releases. It is JavaScript because a second program would have
// to be compiled each time the browser wakes the worker, before the first could be answered.
//
// Three things are answered here: the pages of the console, the files with a hash in their names, and the
// configuration. Every other request, to whatever the enterprise has, goes its way untouched and nothing of it is kept.
// A worker waits until no page of its predecessor is open, and only then are that one's files thrown away.
//
// Pages show notifications in the worker's name. It tells them which button was pressed, and closes what a page that is no
// more has left behind. Chromium gives the worker a process of its own only if this file comes with the header
// Cross-Origin-Embedder-Policy; without it the worker ends with its page's process, and what is left goes when the next
// page says that it is there.

const SCOPE = new URL(registration.scope);
// The caches are the origin's, and it may have several consoles.
const OURS = `agent-console ${SCOPE.pathname} `;
// The configuration, and the name of the newest release that is complete.
const STATE = `${OURS}state`;
// What stands in a file with a hash is said by its name; how it was asked for makes no difference.
const ANYHOW = { ignoreVary: true };
const HASHED = /-[0-9a-f]{12,16}(_bg)?[./]/;
// An operator may leave it out, and a console whose bar is another has no use for it.
const OPTIONAL = ["simulator/"];
const PAGE_MS = 3_000;
const CONFIG_MS = 6_000;
const COMPLETE_MS = 20_000;
const ANSWER_MS = 500;

const at = (path) => new URL(path, SCOPE).href;

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(Promise.all([clear(), sweep()])));
addEventListener("message", (event) => {
  const { greet, watch } = event.data ?? {};
  if (greet) {
    event.ports[0]?.postMessage(true);
    event.waitUntil(sweep());
  }
  if (watch) event.waitUntil(outlive(watch));
});
addEventListener("notificationclick", (event) => {
  const { action, notification } = event;
  if (action !== "silence") notification.close();
  event.waitUntil(tell(action || "bar", notification.data));
});
addEventListener("notificationclose", (event) => event.waitUntil(tell("closed", event.notification.data)));
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  // Sounds are asked for by parts, and not kept.
  if (request.method !== "GET" || request.headers.has("range") || url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return;
  const path = url.pathname.slice(SCOPE.pathname.length);
  const page = path.replace(/(^|\/)index\.html$/, "$1") || "./";
  if (request.mode === "navigate") {
    if (page === "./" || OPTIONAL.includes(page)) event.respondWith(open(request, page));
  } else if (path === "config.json") {
    event.respondWith(configuration(event));
  } else if (HASHED.test(path)) {
    event.respondWith(caches.match(url.href, ANYHOW).then((kept) => kept ?? fetch(request)));
  }
});

// The whole release or nothing.
async function install() {
  const front = await fetch(at("./"), { cache: "no-store" });
  if (!front.ok || releaseIn(await front.clone().text()) !== RELEASE) throw new Error("the page is of another release");
  const files = Object.keys(FILES);
  const optional = (file) => OPTIONAL.some((folder) => file.startsWith(folder));
  const kept = await fetchAll(files.filter((file) => !optional(file)));
  const isSimulated = await fetch(at("config.json"), { cache: "no-store" }).then(keepConfiguration).catch(() => true);
  for (const folder of isSimulated ? OPTIONAL : []) {
    kept.push(...(await fetchAll(files.filter((file) => file.startsWith(folder))).catch(() => [])));
  }
  const cache = await caches.open(OURS + RELEASE);
  await Promise.all(kept.map(([address, response]) => cache.put(address, response)));
  // With its front page it counts as complete.
  await cache.put(at("./"), plain(front));
  const state = await caches.open(STATE);
  await state.put(at("release"), new Response(RELEASE));
}

// The integrity tells whether a file has been uploaded yet, whatever the server answers in its place.
function fetchAll(files, hold = FILES) {
  return Promise.all(
    files.map(async (file) => {
      if (!hold[file]) throw new Error(`${file} belongs to no release`);
      const page = file.endsWith("/index.html");
      const ask = (cache) => fetch(at(file), { integrity: hold[file], cache });
      // What was there by half once may have been put away for a year.
      const response = await ask(page ? "no-cache" : "default").catch(() => ask("reload"));
      if (!response.ok) throw new Error(`${file}: ${response.status}`);
      return [at(page ? file.replace("index.html", "") : file), plain(response)];
    }),
  );
}

async function clear() {
  const [state, newest] = [STATE, OURS + (await newestRelease())];
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(OURS) && ![state, newest, OURS + RELEASE].includes(name));
  await Promise.all(old.map((name) => caches.delete(name)));
}

// A page comes from the server if that answers soon with one whose files are all there, and is the kept one otherwise.
async function open(request, page) {
  const newest = await newestRelease();
  const kept = newest && (await caches.match(at(page), { ...ANYHOW, cacheName: OURS + newest }));
  if (!kept) return fetch(request);
  try {
    const fresh = await within(PAGE_MS, fetch(request));
    if (fresh.status >= 500) return kept;
    // Whatever else the server says, such as where to sign in, is for the browser.
    if (!fresh.ok) return fresh;
    const text = await within(PAGE_MS, fresh.clone().text());
    await within(COMPLETE_MS, complete(text, page));
    if (releaseIn(text) === newest) {
      // Headers change without a release.
      const cache = await caches.open(OURS + newest);
      await cache.put(at(page), plain(fresh.clone()));
    }
    return fresh;
  } catch {
    return kept;
  }
}

// Whether every file that a page names is there whole; those that aren't kept yet are fetched for the browser's own cache.
async function complete(text, page) {
  const addresses = [...text.matchAll(/ (?:src|href)="([^"]+)"/g)].map(([, path]) => new URL(path, at(page)).href);
  const ours = addresses.filter((address) => HASHED.test(address) && address.startsWith(SCOPE.href));
  const kept = await Promise.all(ours.map((address) => caches.match(address, ANYHOW)));
  const others = ours.filter((_, index) => !kept[index]).map((address) => address.slice(SCOPE.href.length));
  if (others.length > 0) await fetchAll(others, await filesOnServer());
}

// What the files must hold, by the worker that lies on the server.
async function filesOnServer() {
  const response = await fetch(at("worker.js"), { cache: "no-store" });
  const [, files] = (await response.text()).match(/^const FILES = ({[^}]*});$/m) ?? [];
  return JSON.parse(files);
}

// The server's word counts, also that there is no such file; but no error takes the place of a file that is kept. A header
// says that one is.
async function configuration(event) {
  const fresh = fetch(event.request).then(async (response) => {
    await keepConfiguration(response.clone()).catch(() => {});
    return response;
  });
  event.waitUntil(fresh.catch(() => {}));
  const kept = await (await caches.open(STATE)).match(at("config.json"), ANYHOW);
  if (!kept?.ok) return fresh;
  const answer = await within(CONFIG_MS, fresh).catch(() => kept);
  if (answer.ok && answer !== kept) return answer;
  const headers = new Headers(answer.headers);
  headers.set("Agent-Console-Kept", "true");
  return new Response(answer.body, { status: answer.status, headers });
}

// Whether its bar is the simulated one.
async function keepConfiguration(response) {
  if (!response.ok) return true;
  const { bar } = JSON.parse(await response.clone().text());
  await (await caches.open(STATE)).put(at("config.json"), plain(response));
  return (bar?.mode ?? "simulator") === "simulator";
}

async function newestRelease() {
  const state = await caches.open(STATE);
  return (await state.match(at("release")))?.text();
}

// A page holds the lock that its notification names. Whoever gets it, the page is gone or has closed the notification itself.
async function outlive(lock) {
  // The page asks for it at the same time.
  for (let tries = 0; tries < 20 && !(await locks()).has(lock); tries++) await pause(25);
  const ours = () => close((notification) => notification.data?.lock === lock);
  await navigator.locks.request(lock, ours);
  // One that was still on its way to the screen; on a busy machine that is long.
  for (const ms of [250, 500, 1_000, 2_000, 4_000]) {
    await pause(ms);
    await ours();
  }
}

async function sweep() {
  const held = await locks();
  await close(({ data }) => data?.lock && !held.has(data.lock));
}

async function close(which) {
  const all = await registration.getNotifications();
  all.filter(which).forEach((notification) => notification.close());
}

async function locks() {
  const { held, pending } = await navigator.locks.query();
  return new Set([...held, ...pending].map(({ name }) => name));
}

// Of several pages the one acts and answers whose notification it is. It comes to the front, unless only its sound is meant.
async function tell(action, { lock, id } = {}) {
  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const answers = pages.map((page) => {
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise((answered) => (port1.onmessage = () => answered(page)));
    page.postMessage({ lock, id, action }, [port2]);
    return answer;
  });
  if (action === "closed") return;
  const page = await Promise.race([...answers, pause(ANSWER_MS)]);
  if (action === "silence") return;
  const front = page ?? pages[0];
  await (front ? front.focus() : clients.openWindow(SCOPE)).catch(() => {});
}

function releaseIn(text) {
  return text.match(/<meta name="release" content="([^"]+)"/)?.[1];
}

// A page is not allowed to be what a redirection has led to.
function plain({ body, status, headers }) {
  return new Response(body, { status, headers });
}

function within(ms, promise) {
  const late = new Promise((_, reject) => setTimeout(reject, ms, new Error("too slow")));
  return Promise.race([promise, late]);
}

function pause(ms) {
  return new Promise((done) => setTimeout(done, ms));
}
