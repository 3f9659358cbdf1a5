// Starts the program whose hashed file names Trunk writes into the page's preload links, and when that is done has the
// release kept for the time when the server can't be reached.
const script = document.querySelector('link[rel="modulepreload"]:not([href*="/snippets/"])').href;
const program = document.querySelector('link[rel="preload"][type="application/wasm"]').href;

ask();
hurry();
try {
  const { default: init } = await import(script);
  await init({ module_or_path: program });
} catch (error) {
  // A program that has broken down says so itself. One that isn't there may be on its way to the server.
  if (!("stopped" in document.documentElement.dataset)) {
    document.documentElement.dataset.start = "failed";
    setTimeout(again, 20_000 * (1 + Math.random()));
  }
  throw error;
}
// What the agent waits for comes first.
setTimeout(() => (window.requestIdleCallback ?? setTimeout)(keep), 2_000);

// Nothing begins without the configuration, so it is on its way while the program comes. See src/shell/boot.rs.
function ask() {
  const answer = fetch("config.json", { cache: "no-store" });
  // Whether it comes is for the program to say.
  answer.catch(() => {});
  window["agent-console:configuration"] = answer;
}

// What was there by half may have been put away for a year.
async function again() {
  await Promise.allSettled([script, program].map((file) => fetch(file, { cache: "reload" })));
  location.reload();
}

// The rest of the program has not come. Perhaps the server has another release by now, and of this one no file any more.
addEventListener("agent-console:incomplete", async () => {
  const { content: release } = document.querySelector("meta[name=release]");
  const page = await fetch(location.pathname, { cache: "no-store" }).then((answer) => (answer.ok ? answer.text() : ""), () => "");
  if (/<meta name="release" content="\w/.test(page) && !page.includes(`content="${release}"`)) location.reload();
});

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

// Yew puts long work off with timers of no delay. Those of a hidden tab come late, by a minute where one leads to the
// next, and a call must not wait for them. Messages come at once.
function hurry() {
  const { port1, port2 } = new MessageChannel();
  const waiting = new Map();
  const [later, cancel] = [setTimeout, clearTimeout];
  let last = 0;
  port1.onmessage = ({ data }) => {
    const run = waiting.get(data);
    waiting.delete(data);
    run?.();
  };
  window.setTimeout = (run, delay, ...rest) => {
    if (delay !== 0 || !document.hidden || typeof run !== "function") return later(run, delay, ...rest);
    waiting.set(--last, () => run(...rest));
    port2.postMessage(last);
    return last;
  };
  window.clearTimeout = (id) => {
    if (!waiting.delete(id)) cancel(id);
  };
}
