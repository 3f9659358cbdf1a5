// What the measurements want of a bar, with the calls of the soak. Times are epoch milliseconds with fractions: the page
// around this one lives in another process, and has no other clock in common with it.
const epoch = () => performance.timeOrigin + performance.now();

/** When this page was first asked for its events. */
let subscribed;
addEventListener("message", ({ data }) => {
  if (typeof data === "string" && data.includes('"eventpost"')) subscribed ??= epoch();
});

let said = 0;

/** Posts so many more whole calls in one go, and says when the first message went. */
function burst(calls) {
  const messages = [];
  for (const end = said + calls; said < end; said++) {
    const number = "55501" + String(said).padStart(5, "0");
    messages.push(...stories[said % stories.length](`1456401416-${said}`, number));
  }
  const began = epoch();
  messages.forEach(say);
  return began;
}

/** What watch.js in the page around says has come on screen, and has gone from it. */
const shown = () =>
  new Promise((resolve) => {
    addEventListener("message", function hear({ data }) {
      if (typeof data?.shown !== "boolean") return;
      removeEventListener("message", hear);
      resolve({ ...data, heard: epoch() });
    });
  });

let rung = 0;

/**
 * Lets the phone ring so often, always of one caller where one is given, at any moment of a frame, and hangs up each time. How long each took to come on screen,
 * and the quickest message that came back, which shows how well the clocks agree.
 */
async function ring(times, caller) {
  const took = [];
  let quickest = Infinity;
  for (; took.length < times; rung++) {
    await new Promise((resolve) => setTimeout(resolve, 60 + ((rung * 7919) % 101)));
    const id = `1456404043-${rung}`;
    const number = caller ?? "55502" + String(rung).padStart(5, "0");
    let next = shown();
    const began = epoch();
    say(event("AgentEvent_Ringing", offered(id, number)));
    const { at, heard } = await next;
    took.push(at - began);
    quickest = Math.min(quickest, heard - at);
    next = shown();
    say(event("AgentEvent_No_Answer", id));
    say(event("AgentState_Ready"));
    await next;
  }
  return { took, quickest };
}
