//! Agents who sit at one desk, one after the other.

use crate::console::Desk;
use crate::delivery::Enterprise;
use crate::harness::Browser;
use serde_json::{Value, json};

const FORM: &str = "#wrap-up";
const TAKEN_OVER: &str = ".agent-state-agent";

impl Desk {
    /// The bar tells something of an agent.
    async fn says(&self, agent: &str, identifier: &str, content: Value) {
        self.say(json!({"eventType": identifier, "workNo": agent, "content": content})).await;
    }

    async fn signs_in(&self, agent: &str) {
        self.says(agent, "AgentOther_InService", Value::Null).await;
        self.says(agent, "AgentState_Ready", Value::Null).await;
        self.sits_there(agent).await;
        self.panel("idle").await;
    }

    async fn sits_there(&self, agent: &str) {
        self.browser.until_attr("#agent-status", "data-agent", agent).await;
    }

    async fn rings(&self, agent: &str, id: &str) {
        self.says(agent, "AgentState_Busy", Value::Null).await;
        self.says(agent, "AgentEvent_Ringing", json!({"callid": id, "caller": "13812345678"})).await;
        self.browser.until_attr("#incoming-call", "data-call-id", id).await;
    }

    async fn takes_a_call(&self, agent: &str, id: &str) {
        self.rings(agent, id).await;
        let talking = json!({"callid": id, "caller": "13812345678", "called": agent, "feature": "0"});
        self.says(agent, "AgentEvent_Talking", talking).await;
        self.says(agent, "AgentEvent_Customer_Release", json!({"callid": id})).await;
        self.says(agent, "AgentState_Ready", Value::Null).await;
        self.is_of(id, agent).await;
        self.panel("idle").await;
    }

    /// A row with an ended call names its agent.
    async fn is_of(&self, id: &str, agent: &str) {
        let row = format!("#call-log tr[data-call-id='{id}'][data-phase=ended][data-agent='{agent}']");
        self.browser.until(&format!("{id} of {agent}"), async || self.browser.count(&row).await == 1).await;
    }

    async fn calls_today(&self, calls: &str) {
        let shown = async || self.browser.text(".today dd").await.as_deref() == Some(calls);
        self.browser.until(&format!("{calls} calls"), shown).await;
    }

    async fn form_of(&self, id: Option<&str>) {
        let is = async || self.browser.attr(FORM, "data-call-id").await.as_deref() == id;
        let no_form = async || id.is_some() || self.browser.count(FORM).await == 0;
        self.browser.until(&format!("the form of {id:?}"), async || is().await && no_form().await).await;
    }

    async fn speaks(&self, tag: &str) {
        self.browser.until_attr("html", "lang", tag).await;
    }

    async fn language(&self, tag: &str) {
        self.browser.set("language", "language", tag).await;
        self.speaks(tag).await;
    }

    async fn tone(&self, tone: &str) {
        self.browser.set("ringing", "tone", tone).await;
        self.tone_is(tone).await;
    }

    async fn tone_is(&self, tone: &str) {
        let value = "return document.querySelector('[data-setting=tone]')?.value";
        let is = async || self.browser.eval::<Option<String>>(value, &[]).await.as_deref() == Some(tone);
        self.browser.open_settings("ringing").await;
        self.browser.until(tone, is).await;
        self.browser.close_settings().await;
    }
}

#[tokio::test]
async fn what_is_delivered_later_names_the_agent_who_had_the_call() {
    let mut enterprise = Enterprise::open(&[]).await;
    enterprise.close().await;
    let desk = enterprise.desk(Browser::start().await, "").await;
    let listen = "window.told = [];
        for (const name of ['call-ringing', 'call-answered', 'call-ended']) {
            addEventListener(`agent-console:${name}`, event => told.push(`${name} ${event.detail.agent}`));
        }";
    desk.browser.eval::<()>(listen, &[]).await;
    desk.signs_in("101").await;
    desk.takes_a_call("101", "1-1").await;
    desk.says("101", "AgentOther_ShutdownService", Value::Null).await;
    desk.panel("signed-out").await;
    desk.signs_in("102").await;
    desk.takes_a_call("102", "1-2").await;
    // The end of a call is told when its outcome is final.
    let names = ["call-answered", "call-ended", "call-ringing"];
    let told: Vec<String> =
        names.iter().flat_map(|name| ["101", "102"].map(|agent| format!("{name} {agent}"))).collect();
    let all = async || desk.browser.eval::<Vec<String>>("return told.toSorted()", &[]).await == told;
    desk.browser.until("the window's events", all).await;
    let words = desk.browser.text("tr[data-call-id='1-1'] .call-remarks").await;
    assert!(words.as_deref().is_some_and(|words| words.ends_with("Agent 101")), "{words:?}");

    desk.reload().await;
    desk.is_of("1-1", "101").await;
    desk.is_of("1-2", "102").await;
    enterprise.open_again().await;
    let mut sent: Vec<Value> = Vec::new();
    for request in enterprise.until_it_has(&desk.browser, 2).await {
        sent.push(json!([request.body["callId"], request.body["agent"]]));
    }
    sent.sort_by_key(Value::to_string);
    assert_eq!(sent, [json!(["1-1", "101"]), json!(["1-2", "102"])]);
}

#[tokio::test]
async fn an_agent_whose_sign_in_nobody_tells_is_followed_from_the_first_event_on() {
    for reloads in [false, true] {
        let desk = Desk::open().await;
        desk.signs_in("101").await;
        desk.takes_a_call("101", "1-1").await;
        desk.calls_today("1").await;
        if reloads {
            desk.reload().await;
            desk.calls_today("1").await;
        }
        desk.rings("102", "1-2").await;
        assert_eq!(desk.browser.attr("#agent-status", "data-state").await.as_deref(), Some("idle"));
        desk.says("102", "AgentEvent_Talking", json!({"callid": "1-2"})).await;
        desk.sits_there("102").await;
        desk.panel("on-call").await;
        desk.calls_today("1").await;
        let words = desk.browser.text(TAKEN_OVER).await;
        assert_eq!(words.as_deref(), Some("Now agent 102. The bar reported no sign-in."));

        desk.reload().await;
        desk.sits_there("102").await;
        desk.panel("on-call").await;
        desk.says("102", "AgentEvent_Customer_Release", json!({"callid": "1-2"})).await;
        desk.says("102", "AgentState_Work", Value::Null).await;
        desk.panel("wrap-up").await;
        desk.is_of("1-2", "102").await;
        desk.form_of(Some("1-2")).await;
        desk.signs_in("102").await;
        assert_eq!(desk.browser.count(TAKEN_OVER).await, 0);
        desk.calls_today("1").await;
        desk.no_console_errors().await;
    }
}

#[tokio::test]
async fn forms_and_settings_are_each_agents_own_and_there_again_after_a_reload() {
    let desk = Desk::open_configured(json!({"wrapUp": {
        "required": true, "dispositions": [{"code": "sold", "name": "Sold"}],
    }}))
    .await;
    desk.signs_in("101").await;
    desk.language("es").await;
    desk.tone("deep").await;
    desk.takes_a_call("101", "1-1").await;
    desk.form_of(Some("1-1")).await;

    desk.signs_in("102").await;
    desk.speaks("en").await;
    desk.tone_is("bell").await;
    desk.form_of(None).await;
    desk.calls_today("0").await;
    desk.tone("chime").await;
    desk.takes_a_call("102", "1-2").await;
    desk.form_of(Some("1-2")).await;
    assert_eq!(desk.browser.count(&format!("{FORM} [data-call-id='1-1']")).await, 0, "it is not offered");

    desk.reload().await;
    desk.sits_there("102").await;
    desk.speaks("en").await;
    desk.form_of(Some("1-2")).await;
    desk.signs_in("101").await;
    desk.speaks("es").await;
    desk.tone_is("deep").await;
    desk.form_of(Some("1-1")).await;
    desk.calls_today("1").await;
    desk.reload().await;
    desk.speaks("es").await;
    desk.form_of(Some("1-1")).await;
    desk.no_console_errors().await;
}
