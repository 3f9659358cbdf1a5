// Starts the program whose hashed file names Trunk writes into the page's preload links, and when that is done has the
// release kept for the time when the server can't be reached. Until the program is there, shows what the last page knew
// of the agent. A file that fails or is cut in half is asked for again, past
// the HTTP cache: what was there by half may have been put away for a year.
const script = document.querySelector('link[rel="modulepreload"]:not([href*="/snippets/"])').href;
const program = document.querySelector('link[rel="preload"][type="application/wasm"]').href;
const root = document.documentElement;
const outline = document.querySelector(".skeleton");

// As src/journal/shift.rs has it.
const SHIFT_GAP_MS = 6 * 3_600_000;
const PAINT_MS = 200;
const SLOW_MS = 3_000;
const LONGEST_PAUSE_MS = 30_000;

window["agent-console:numbers"] = numbers;
const answer = ask();
const probably = arrange();
const state = showLastState(answer, probably).catch(() => {});
style();
// Once the program begins, it takes whole frames. What can be shown before doesn't wait for it.
if (probably?.show) await Promise.race([state, new Promise((done) => setTimeout(done, PAINT_MS))]);
await painted();
await start();
// What the agent waits for comes first.
setTimeout(() => (window.requestIdleCallback ?? setTimeout)(keep), 2_000);

// Nothing begins without the configuration, so it is on its way while the program comes. See src/app/boot.rs.
function ask() {
  const answer = fetch("config.json", { cache: "no-store" });
  // Whether it comes is for the program to say.
  answer.catch(() => {});
  window["agent-console:configuration"] = answer;
  return answer;
}

// The outline as this browser's page was arranged last, so that nothing moves when the program takes its place. See
// src/app/outline.rs.
function arrange() {
  try {
    const { lang, dir, look, width, line, hint } = JSON.parse(localStorage.getItem("agent-console.outline"));
    if (!/^[a-z]{2}(-[A-Z]{2})?$/.test(lang) || !["ltr", "rtl"].includes(dir)) return;
    Object.assign(root, { lang, dir });
    dress(look ?? {});
    const { height, hides } = JSON.parse(localStorage.getItem("agent-console.settings"))?.desk?.bar ?? {};
    if (Number.isSafeInteger(height)) root.style.setProperty("--bar-height", `${height}px`);
    root.toggleAttribute("data-bar-folded", hides === true);
    if (width === innerWidth && line < innerHeight) outline.querySelector(".console-line").style.minBlockSize = `${line}px`;
    return { key: hint, show: lastState(hint) };
  } catch {
    // Another arrangement is one, too.
  } finally {
    const texts = [root.lang, ...navigator.languages, "en"].map((tag) => outline.querySelector(`[lang="${tag.split("-")[0]}"]`));
    texts.find((text) => text).hidden = false;
    outline.classList.add("skeleton-arranged");
  }
}

// As src/browser/theme.rs does it.
function dress({ theme, density, textSize }) {
  if (["light", "dark", "contrast"].includes(theme)) root.dataset.theme = theme;
  if (density === "compact") root.dataset.density = density;
  if (["small", "large", "largest"].includes(textSize)) root.dataset.textSize = textSize;
}

// The agent's state as the last page knew it, until the program shows the same. Only the configuration says whether that
// is the real one or a simulated bar's; what will probably be shown has its place by then, so that it costs no time.
async function showLastState(answer, probably) {
  const response = await answer;
  if (!response.ok) return;
  const { bar } = await response.clone().json();
  const database = (bar?.mode ?? "simulator") === "simulator" ? "agent-console-simulated" : "agent-console";
  const key = `${database}.state`;
  const show = probably?.key === key ? probably.show : lastState(key);
  show?.();
}

// Puts the state in its place. What this returns shows it, unless the program is there. What isn't exactly as
// src/journal/hint.rs writes it is no state.
function lastState(key) {
  const hint = JSON.parse(localStorage.getItem(key));
  if (!isHint(hint)) return;
  const { since, state, code, overdue, shown } = hint;
  const panel = outline.querySelector(".agent-status");
  for (const place of panel.querySelectorAll("[data-text]")) place.textContent = shown.texts[place.dataset.text] ?? "";
  panel.querySelector("path").setAttribute("d", shown.sign);
  panel.querySelector(".agent-state-left").hidden = !shown.rest;
  return () => {
    if (!panel.isConnected) return;
    tick(panel, since, shown.rest);
    Object.assign(panel.dataset, { state, freshness: "before", ...(code !== null && { reason: code }), ...(overdue && { overdue, limit: "over" }) });
    panel.id = "agent-status";
  };
}

function isHint({ version, until, since, state, code, overdue, shown: { sign, texts, rest } }) {
  return (
    version === 2 &&
    [until, since].every(isTime) &&
    until > Date.now() &&
    until - Date.now() < 2 * SHIFT_GAP_MS &&
    ["idle", "not-ready", "rest", "wrap-up", "on-call"].includes(state) &&
    (code === null || isText(code)) &&
    typeof overdue === "boolean" &&
    /^[MLHVCAZ\d\s.-]+$/i.test(sign) &&
    ["state", "doubt", "since", "today", "calls", "missed", "talk"].every((name) => isText(texts[name])) &&
    ["alarm", "reason"].every((name) => texts[name] === null || isText(texts[name])) &&
    (rest === null || (isTime(rest[0]) && isText(rest[1]) && isText(rest[2])))
  );
}

function isTime(value) {
  return Number.isSafeInteger(value) && value >= 0;
}

function isText(value) {
  return typeof value === "string" && value.length < 1_000;
}

// As src/view/elapsed.rs does it.
function tick(panel, since, rest) {
  if (!panel.isConnected) return;
  const ms = Math.max(0, Date.now() - since);
  panel.querySelector(".elapsed").textContent = duration(ms);
  if (rest) {
    const [limit, left, exceeded, warning] = rest;
    const place = panel.querySelector(".remaining");
    const sentence = ms >= limit ? [exceeded, ms - limit] : [left, Math.ceil((limit - ms) / 1_000) * 1_000];
    place.textContent = sentence[0].replace("{}", duration(sentence[1]));
    place.toggleAttribute("data-exceeded", ms >= limit);
    if (limit - ms <= warning) panel.dataset.limit = ms >= limit ? "over" : "near";
  }
  setTimeout(tick, 1_000 - (ms % 1_000), panel, since, rest);
}

function duration(ms) {
  const [hours, ...rest] = [3_600_000, 60_000, 1_000].map((unit) => Math.floor(ms / unit));
  const [minutes, seconds] = rest.map((count) => count % 60);
  const two = (count) => String(count).padStart(2, "0");
  return hours ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
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

// How numbers are written in all countries, for the program, which asks for it when it has drawn everything. Nothing waits
// for it. See src/browser/phones.rs.
async function numbers() {
  await new Promise((done) => (window.requestIdleCallback ?? setTimeout)(done));
  const { href } = new URL(document.querySelector("meta[name=numbers]").content, document.baseURI);
  return import(href).catch(async () => import(await renewed(href, 1)));
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
