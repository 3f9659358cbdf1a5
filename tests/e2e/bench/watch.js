// Runs before the scripts of the page that is measured, and knows of it only what both pages have in common. Times are
// epoch milliseconds with fractions, as the bar's in its own process are.
if (window === top) {
  const epoch = () => performance.timeOrigin + performance.now();

  /**
   * When the first frame has been drawn that has the element as it is now, whether that frame is only being made or is
   * still to come: an observer that has just begun hears of the element's size once the frame is laid out, and a task
   * that goes before all others is next after it has been painted.
   */
  const drawn = (element) =>
    new Promise((resolve) => {
      const observer = new ResizeObserver(() => {
        observer.disconnect();
        scheduler.postTask(() => resolve(epoch()), { priority: "user-blocking" });
      });
      observer.observe(element);
    });

  /** What `look` finds, as soon as it finds something after a change of the page. */
  const found = (look, options) =>
    new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        const what = look();
        if (!what) return;
        observer.disconnect();
        resolve(what);
      });
      observer.observe(document, { subtree: true, childList: true, ...options });
    });

  /** The memory of every program of the page: the same one only once, whichever of them has made it. */
  const memories = new Set();
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (source, imports) => {
      const result = await original.call(WebAssembly, source, imports);
      const { exports } = result.instance ?? result;
      const given = Object.values(imports ?? {}).flatMap(Object.values);
      [...Object.values(exports), ...given].filter((one) => one instanceof WebAssembly.Memory).forEach((one) => memories.add(one));
      return result;
    };
  }

  const find = (selector) => document.querySelector(selector);

  window.watch = {
    /** When the agent's state was on screen for the first time. */
    status: found(() => find("#agent-status")).then(drawn),

    /** The same of a state that is known. */
    state: (state) => {
      const look = () => find(`#agent-status[data-state="${state}"]`);
      const already = look();
      return already ? epoch() : found(look, { attributeFilter: ["data-state"] }).then(epoch);
    },

    /** Bytes of the programs' memory, which never shrinks. */
    memory: () => [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0),

    /** When so many messages were received, as the page itself says. */
    received(count) {
      const connection = find("#connection");
      return new Promise((resolve) => {
        const observer = new MutationObserver(() => {
          if (Number(connection.dataset.received) < count) return;
          observer.disconnect();
          resolve(epoch());
        });
        observer.observe(connection, { attributeFilter: ["data-received"] });
      });
    },

    /** Whether the journal holds so many entries at least, and so many calls are on record. What the agent sees has entries, too. */
    async isWritten(count, calls) {
      const answer = (request) =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const database = await answer(indexedDB.open("agent-console"));
      const last = await answer(database.transaction("groups").objectStore("groups").openCursor(null, "prev"));
      const [number] = last ? JSON.parse(last.value).entries.at(-1) : [];
      const records = await answer(database.transaction("records").objectStore("records").count());
      database.close();
      return number >= count - 1 && records === calls;
    },

    /** From now on, what becomes of clicks that open and close the account of messages, milliseconds from the click. */
    clicks() {
      const [clicks, waiting] = [[], []];
      const account = find("#connection details");
      addEventListener("click", ({ target, timeStamp }) => {
        // The page's own listeners, inside the window, have run.
        if (account.contains(target)) waiting.push({ at: timeStamp, handled: performance.now() - timeStamp });
      });
      new MutationObserver(async () => {
        const answered = waiting.splice(0);
        const end = (await drawn(account)) - performance.timeOrigin;
        clicks.push(...answered.map(({ at, handled }) => ({ handled, drawn: end - at })));
      }).observe(account, { attributeFilter: ["open"] });
      return clicks;
    },

    /** From now on, tells the bar of each ring that has come on screen or gone. */
    rings() {
      watch.rings = () => {};
      let shown = false;
      const look = async () => {
        const popup = find("#incoming-call:not(:empty)");
        if ((popup !== null) === shown) return;
        shown = !shown;
        const at = shown ? await drawn(popup) : epoch();
        frames[0].postMessage({ shown, at }, "*");
      };
      new MutationObserver(look).observe(document.body, { subtree: true, childList: true });
    },
  };
}
