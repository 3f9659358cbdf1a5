//! What an agent says about a call before the journal has been read.

use super::{each_page_late, late};
use crate::console::Desk;
use crate::harness::Browser;
use crate::tabs::Tabs;
use serde_json::{Value, json};

const FORM: &str = "#wrap-up";
const PROMISED: &str = "#wrap-up .promise[data-due]";

/// A desk where a call is `sold` or it isn't.
async fn desk(script: &str) -> Desk {
    let dispositions = json!({"dispositions": [{"code": "sold", "name": "Sold"}]});
    let (console, bar) = Desk::sites(json!({ "wrapUp": dispositions })).await;
    let browser = Browser::start().await;
    browser.before_pages(script).await;
    Desk::open_early(console, bar, browser).await
}

impl Desk {
    async fn takes_early(&self, id: &str) {
        self.event("AgentState_Busy", Value::Null).await;
        self.event("AgentEvent_Talking", json!({"callid": id, "caller": "13812345678", "feature": "0"})).await;
        self.browser.until_attr(FORM, "data-call-id", id).await;
    }
}

#[tokio::test]
async fn it_is_where_the_bar_is_taken_to() {
    let desk = desk(&late(6_000)).await;
    desk.takes_early("1-1").await;
    desk.notes("wants a refund").await;
    desk.browser.click("input[value=sold]").await;
    desk.browser.click("#wrap-up [data-action=promise]").await;
    desk.browser.click("#wrap-up [data-promise=minutes]").await;
    desk.browser.until("the promise", async || desk.browser.count(PROMISED).await == 1).await;
    desk.browser.until_attr(FORM, "data-saved", "true").await;
    assert!(desk.stored("groups").await.is_empty(), "the journal has not been read");

    let mut tabs = Tabs::at(desk, 1).await;
    tabs.one_more("").await;
    tabs.elsewhere().await;
    tabs.use_here().await;
    tabs.has_the_bar().await;
    tabs.desk.has_note("wants a refund").await;
    tabs.desk.browser.until_attr(FORM, "data-disposition", "sold").await;
    tabs.desk.browser.until("the promise", async || tabs.desk.browser.count(PROMISED).await == 1).await;
    tabs.desk.hangs_up("1-1").await;
    tabs.desk.until_stored("records", "wants a refund", 1).await;
    assert_eq!(tabs.desk.count_stored("records", "promise").await, 1);
    assert_eq!(tabs.desk.count_stored("records", "sold").await, 1);
    let left = "return Object.keys(localStorage).filter(key => key.endsWith('.held'))";
    assert_eq!(tabs.desk.browser.eval::<Vec<String>>(left, &[]).await, [""; 0]);
}

#[tokio::test]
async fn it_is_said_of_no_other_call_of_the_shift() {
    let desk = desk(&each_page_late("sessionStorage.late ?? 0")).await;
    desk.takes_early("1-1").await;
    desk.hangs_up("1-1").await;
    desk.until_stored("records", "\"1-1\"", 1).await;
    desk.browser.eval::<()>("sessionStorage.late = 4000", &[]).await;
    desk.reload().await;
    desk.takes_early("2-1").await;
    desk.browser.click("input[value=sold]").await;
    desk.browser.until_attr(FORM, "data-disposition", "sold").await;
    assert_eq!(desk.browser.count("#call-log [data-call-id='1-1']").await, 0, "the journal has not been read");

    desk.has_ended("1-1", "answered").await;
    desk.hangs_up("2-1").await;
    desk.until_stored("records", "\"2-1\"", 1).await;
    let sold = desk.stored("records").await.into_iter().filter(|(_, text)| text.to_string().contains("sold"));
    let sold: Vec<String> = sold.map(|(_, text)| text.to_string()).collect();
    assert!(sold.len() == 1 && sold[0].contains("2-1"), "{sold:?}");
}
