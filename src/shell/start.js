// Starts the program whose hashed file names Trunk writes into the page's preload links.
const script = document.querySelector('link[rel="modulepreload"]:not([href*="/snippets/"])').href;
const program = document.querySelector('link[rel="preload"][type="application/wasm"]').href;

hurry();
const { default: init } = await import(script);
await init({ module_or_path: program });

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
