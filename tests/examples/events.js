// Writes every call to the browser's console, and each change of the agent's state. Put this page, its script and its
// stylesheet beside the console's index.html and open events.html.
//
// A line names nobody: phone numbers, names and notes are personal data, and a console is read by whoever stands
// behind the agent. With events.html?numbers=yes the other party's number is written, too.

const frame = document.querySelector("#agent-console");
const numbers = new URLSearchParams(location.search).get("numbers") === "yes";

const write = {
  "agent-state": ({ state, reason, since }) => ({ state, reason, since: time(since) }),
  "call-ringing": (call) => ({ ...about(call), began: time(call.began) }),
  "call-answered": (call) => ({ ...about(call), rang: call.ringSeconds }),
  "call-ended": (call) => ({
    ...about(call),
    outcome: call.outcome,
    endedBy: call.endedBy,
    talked: call.talkSeconds,
    disposition: call.disposition,
  }),
};

function about({ callId, direction, queue, number }) {
  return { callId, direction, queue, ...(numbers && { number }) };
}

function time(epochMilliseconds) {
  return new Date(epochMilliseconds).toLocaleTimeString();
}

// The window of a frame is another one after each load, so its listeners go with it. The console is a program that is
// compiled first: it speaks later than its page has loaded, and a frame that had loaded before this script ran fires
// no load for it.
let heard = null;

function attach() {
  const console_ = frame.contentWindow;
  if (console_ === null || console_.document === heard) return;
  heard = console_.document;
  for (const [name, line] of Object.entries(write)) {
    console_.addEventListener(`agent-console:${name}`, ({ detail }) => console.info(name, JSON.stringify(line(detail))));
  }
}

frame.addEventListener("load", attach);
if (frame.contentDocument?.readyState === "complete" && frame.contentWindow.location.href !== "about:blank") attach();
