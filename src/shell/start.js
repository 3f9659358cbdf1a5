// Starts the program whose hashed file names Trunk writes into the page's preload links, and when that is done has the
// release kept for the time when the server can't be reached. A file that fails or is cut in half is asked for again, past
// the HTTP cache: what was there by half may have been put away for a year.
const script = document.querySelector('link[rel="modulepreload"]:not([href*="/snippets/"])').href;
const program = document.querySelector('link[rel="preload"][type="application/wasm"]').href;
const root = document.documentElement;

const PAINT_MS = 200;
const SLOW_MS = 3_000;
const LONGEST_PAUSE_MS = 30_000;

ask();
style();
await painted();
await start();
// What the agent waits for comes first.
setTimeout(() => (window.requestIdleCallback ?? setTimeout)(keep), 2_000);

// Nothing begins without the configuration, so it is on its way while the program comes. See src/shell/boot.rs.
function ask() {
  const answer = fetch("config.json", { cache: "no-store" });
  // Whether it comes is for the program to say.
  answer.catch(() => {});
  window["agent-console:configuration"] = answer;
}

// The page's outline comes first: the program is large, and would take its styles' share of a slow line. A page that isn't
// painted, because nobody sees it or its styles are late, is no reason to wait for long.
function painted() {
  return new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, document.hidden ? 0 : PAINT_MS);
  });
}

async function start() {
  for (let attempt = 0; ; attempt++) {
    try {
      const { default: init } = await import(attempt ? await renewed(script, attempt) : script);
      await init({ module_or_path: attempt ? fetch(program, { cache: "reload" }) : program });
      delete root.dataset.start;
      return;
    } catch (error) {
      // A program that has broken down says so itself.
      if (error instanceof WebAssembly.RuntimeError) throw error;
      console.error(error);
      root.dataset.start = "failed";
    }
    await pause(attempt);
    await giveWay();
  }
}

// The styles end with a mark. Nothing waits for them: a request that hangs is taken out of the page, since browsers paint
// nothing while one that the page began with is under way.
async function style() {
  let link = document.querySelector('link[rel="stylesheet"]');
  const address = link.href;
  const isWhole = () => getComputedStyle(root).getPropertyValue("--styles") !== "";
  for (let attempt = 0; ; attempt++) {
    await loaded(link, SLOW_MS * 2 ** attempt);
    if (isWhole()) return;
    if (!link.sheet) link.remove();
    await pause(attempt);
    const next = link.cloneNode();
    next.href = await renewed(address, attempt + 1);
    if (link.isConnected) link.replaceWith(next);
    else document.head.append(next);
    link = next;
  }
}

// Until a style is there, has failed, or takes too long.
function loaded(link, ms) {
  const isOver = link.sheet || performance.getEntriesByName(link.href).length > 0;
  if (isOver) return;
  return new Promise((done) => {
    for (const end of ["load", "error"]) link.addEventListener(end, done);
    setTimeout(done, ms);
  });
}

// Puts a file into the cache anew, and gives an address of it that the browser hasn't seen: neither the page's list of
// modules nor the memory of its styles forgets what has failed.
async function renewed(address, attempt) {
  await fetch(address, { cache: "reload" }).catch(() => {});
  return `${address}?${attempt}`;
}

// The first is short, and none is the same in all consoles.
function pause(attempt) {
  const ms = Math.min(500 * 2 ** attempt, LONGEST_PAUSE_MS);
  return new Promise((done) => setTimeout(done, ms * (1 + Math.random())));
}

// Perhaps the server has another release by now, and of this one no file any more.
async function giveWay() {
  const { content: release } = document.querySelector("meta[name=release]");
  const page = await fetch(location.pathname, { cache: "no-store" }).then((answer) => (answer.ok ? answer.text() : ""), () => "");
  if (/<meta name="release" content="\w/.test(page) && !page.includes(`content="${release}"`)) location.reload();
}

// A page over plain HTTP has no workers; some browsers refuse them. Then the console needs its server to open.
function keep() {
  const name = "worker.js";
  const only = (address) => {
    if (address !== name) throw new TypeError("no script of ours");
    return address;
  };
  const policy = window.trustedTypes?.createPolicy("agent-console", { createScriptURL: only });
  const address = policy?.createScriptURL(name) ?? name;
  navigator.serviceWorker?.register(address, { updateViaCache: "none" }).catch(() => {});
}
