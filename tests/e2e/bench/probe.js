// Runs before the scripts of the page that is measured, and knows of it only what both pages have in common.
if (window === top) {
  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: 'longtask', buffered: true });

  /** When the next frame has been drawn. */
  const drawn = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      requestAnimationFrame(() => port2.postMessage(null));
    });

  const rowCount = () => Number(document.querySelector('#call-log [aria-rowcount]')?.getAttribute('aria-rowcount') ?? 0);
  const firstRow = () => document.querySelector('#call-log .call')?.dataset.callId;

  /** When what holds after a change of the page was drawn. */
  const holds = (condition) =>
    new Promise((resolve) => {
      const look = () => {
        if (!condition()) return;
        observer.disconnect();
        resolve(drawn());
      };
      const observer = new MutationObserver(look);
      observer.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-rowcount'] });
      look();
    });

  /** When there is another answer than now. */
  const answered = () => {
    const [count, first] = [rowCount(), firstRow()];
    return holds(() => rowCount() !== count || firstRow() !== first);
  };

  /** Nothing is left to do. */
  const quiet = () => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2_000 }));

  let pending;
  const offers = [];
  const offer = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    offers.splice(0).forEach((take) => take({ at: performance.now(), size: blob.size }));
    return offer.call(URL, blob);
  };

  window.probe = {
    /** Milliseconds from the beginning of the navigation. */
    rows: holds(() => firstRow() !== undefined),
    counted: (calls) => holds(() => rowCount() === calls),

    /** The time from the next key to the picture of its answer is measured. */
    expectKey() {
      const pressed = new Promise((resolve) => {
        addEventListener('keydown', (event) => resolve(event.timeStamp), { capture: true, once: true });
      });
      pending = Promise.all([pressed, answered()]).then(([pressed, drawn]) => drawn - pressed);
    },
    async key() {
      const took = await pending;
      await quiet();
      return took;
    },

    async choose(selector, value) {
      const select = document.querySelector(selector);
      const [done, began] = [answered(), performance.now()];
      select.value = value;
      select.dispatchEvent(new Event('input', { bubbles: true }));
      select.dispatchEvent(new Event('change', { bubbles: true }));
      const took = (await done) - began;
      await quiet();
      return took;
    },

    async click(selector) {
      const [done, began] = [answered(), performance.now()];
      document.querySelector(selector).click();
      const took = (await done) - began;
      await quiet();
      return took;
    },

    /** Scrolls by `step` pixels a frame; what each frame took, what was done in it, and how many were blank. */
    async scroll(step, ms) {
      const scroller = document.querySelector('#call-log .call-log-scroll');
      const { left, top, width, height } = scroller.getBoundingClientRect();
      const frames = [];
      const work = [];
      let blank = 0;
      let way = step;
      scroller.scrollTop = 0;
      await drawn();
      const began = performance.now();
      let last;
      while (performance.now() - began < ms) {
        // Between frames, as a wheel does: the page has one event and one frame to answer.
        const before = scroller.scrollTop;
        scroller.scrollTop += way;
        if (scroller.scrollTop === before) way = -way;
        const frame = new Promise(requestAnimationFrame);
        const end = await drawn();
        const began = await frame;
        if (last !== undefined) frames.push(began - last);
        last = began;
        work.push(end - began);
        const middle = document.elementFromPoint(left + width / 2, top + height / 2);
        if (!middle?.closest('.call')) blank++;
      }
      return { frames, work, blank };
    },

    /** From the click until the file is offered, and the longest task in between. */
    async save(selector) {
      const offered = new Promise((resolve) => offers.push(resolve));
      document.querySelector('#call-log [data-action="export-menu"]')?.click();
      await quiet();
      const began = performance.now();
      document.querySelector(selector).click();
      const { at, size } = await offered;
      await quiet();
      return { took: at - began, size, task: await probe.longestTask(began) };
    },

    /** Of those that count as long, which are longer than 50 ms. */
    async longestTask(since) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      return Math.max(0, ...tasks.filter((task) => task.startTime + task.duration > since).map((task) => task.duration));
    },
  };
}
