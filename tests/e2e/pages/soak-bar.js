// Plays calls by the thousand, paced by the console's own account: the test relays how many messages it has counted, and
// never more than AHEAD are under way. What is played is what a real bar says of a call, eight messages each.
const AHEAD = 200;

let sent = 0;
let counted = 0;
let played = 0;
let until = 0;

const event = (eventType, content = null) =>
  JSON.stringify({ message: "", retcode: "0", event: { eventType, workNo: "49999", content } });

const offered = (callid, caller) => ({
  callid, caller, called: "5550110", type: "main", feature: "0", mediaType: "5", mediaAbility: "1", transfer: "no", transfrom: "",
});

const stories = [
  // Answered, ended by the customer.
  (id, caller) => [
    event("AgentState_Busy"),
    event("AgentOther_PhoneAlerting"),
    event("AgentEvent_Ringing", offered(id, caller)),
    event("AgentOther_PhoneOffhook", { type: "main" }),
    event("AgentEvent_Talking", { callid: id, caller, called: "5550110", feature: "0", type: "main" }),
    event("AgentEvent_Customer_Release", { callid: id, number: caller }),
    event("AgentEvent_Call_Release", id),
    event("AgentState_Ready"),
  ],
  // Rejected.
  (id, caller) => [
    event("AgentState_Busy"),
    event("AgentEvent_Incoming_CallInfo", { callId: id, skillName: "Support", skillId: 1, caller, called: "5550110" }),
    event("AgentOther_PhoneAlerting"),
    event("AgentEvent_Ringing", offered(id, caller)),
    event("AgentEvent_Call_Release", id),
    event("AgentOther_PhoneRelease", { phoneState: 2 }),
    event("AgentState_SetNotReady_Success", { reason: "7" }),
    event("AgentState_CancelNotReady_Success"),
  ],
  // Dialled, answered, held, ended by the agent.
  (id, called) => [
    event("AgentOther_PhoneAlerting"),
    event("AgentState_Busy"),
    event("AgentEvent_Customer_Alerting", { callid: id, otherPhone: called, otherPhoneWorkno: "", type: "main" }),
    event("AgentEvent_Talking", { callid: id, caller: "49999", called, feature: "7", type: "main" }),
    event("AgentEvent_Hold", id),
    event("AgentEvent_Talking", { callid: id, caller: "49999", called, feature: "7", type: "main" }),
    event("AgentEvent_Call_Release", id),
    event("AgentState_Ready"),
  ],
];

function go() {
  while (played < until && sent - counted < AHEAD) {
    const number = "55501" + String(played % 100000).padStart(5, "0");
    const messages = stories[played % stories.length]("1456401416-" + played, number);
    messages.forEach(say);
    sent += messages.length;
    played += 1;
  }
}

addEventListener("message", ({ data }) => {
  if (typeof data?.counted === "number") {
    counted = data.counted;
    go();
  }
});

function playUntil(calls) {
  until = calls;
  go();
}
