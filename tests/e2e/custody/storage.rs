//! Storage that is late, blocked, broken, full or cleared (faults 3, 30, 34 to 37, 46).

use super::{Endpoint, LATE, held, late, with_late_chunks};
use crate::alerts::{LOUD, WATCH};
use crate::console::Desk;
use crate::harness::{Browser, Site, skipped_in};
use serde_json::{Value, json};

const CALLS: [&str; 5] = ["1-1", "1-2", "1-3", "1-4", "1-5"];

/// Five calls, the last with a note that is finished, the one before it left as it was.
async fn five_calls(desk: &Desk) {
    desk.event("AgentState_Ready", Value::Null).await;
    for id in CALLS {
        desk.takes(id).await;
        desk.notes(&format!("note of {id}")).await;
        desk.hangs_up(id).await;
    }
}

/// Everything of the five calls is in the database, and in the page that comes next.
async fn they_are_kept(desk: &Desk) {
    for id in CALLS {
        desk.until_stored("records", &format!("\"{id}\""), 1).await;
    }
    desk.until_stored("groups", "note of 1-5", 1).await;
    desk.reload().await;
    for id in CALLS {
        desk.has_ended(id, "answered").await;
    }
    desk.storage_is("kept").await;
}

#[tokio::test]
async fn what_comes_while_the_database_is_late_is_kept_when_it_opens() {
    let desk = Desk::open_with(&late(8_000)).await;
    desk.browser.until_attr("#agent-status", "data-state", "unknown").await;
    five_calls(&desk).await;
    they_are_kept(&desk).await;
}

#[tokio::test]
async fn what_comes_while_an_older_page_blocks_the_database_is_kept_when_that_goes() {
    let blocked = "try { if (!sessionStorage.opened) {
            sessionStorage.opened = 1;
            const request = indexedDB.open('agent-console', 1);
            request.onupgradeneeded = () => ['groups', 'records', 'claims'].forEach(
                name => request.result.createObjectStore(name));
            request.onsuccess = () => setTimeout(() => request.result.close(), 8000);
        } } catch {}";
    let desk = Desk::open_with(blocked).await;
    five_calls(&desk).await;
    they_are_kept(&desk).await;
}

#[tokio::test]
async fn a_database_that_fails_once_is_opened_again() {
    let fails = "try { if (!sessionStorage.opened) {
            sessionStorage.opened = 1;
            const open = IDBFactory.prototype.open;
            IDBFactory.prototype.open = function (...args) {
                IDBFactory.prototype.open = open;
                const fake = new EventTarget();
                Object.assign(fake, {error: new DOMException('Internal error', 'UnknownError'), readyState: 'done'});
                setTimeout(() => { const event = new Event('error'); fake.onerror?.(event); fake.dispatchEvent(event) });
                return fake;
            };
        } } catch {}";
    let desk = Desk::open_with(fails).await;
    five_calls(&desk).await;
    they_are_kept(&desk).await;
}

#[tokio::test]
async fn what_waits_to_be_delivered_while_the_database_is_late_is_delivered_once_by_the_next_page() {
    let (endpoint, site) = Endpoint::open(false).await;
    let (console, bar) = Desk::sites(json!({"delivery": {"url": site.url("/calls"), "credentials": "omit"}})).await;
    let browser = Browser::start().await;
    browser.before_pages(&late(8_000)).await;
    let desk = Desk::open_at(console, bar, browser).await;
    five_calls(&desk).await;
    for id in CALLS {
        desk.until_stored("records", &format!("\"{id}\""), 1).await;
    }
    desk.reload().await;
    endpoint.takes(true);
    desk.browser.until_within(LATE * 2, "five deliveries", async || endpoint.ids().len() >= 5).await;
    assert_eq!(endpoint.ids(), CALLS);
}

#[tokio::test]
async fn a_database_that_was_made_without_its_stores_is_repaired() {
    let desk = Desk::open_with(&late(6_500)).await;
    let there = "return (await indexedDB.databases()).length";
    let made = async || desk.browser.eval::<usize>(there, &[]).await == 1;
    desk.browser.until_within(LATE, "the database to be made", made).await;
    desk.reload().await;
    five_calls(&desk).await;
    they_are_kept(&desk).await;
}

#[tokio::test]
async fn a_database_without_one_of_its_stores_is_repaired_and_nothing_in_it_is_lost() {
    let partly = "try { if (!sessionStorage.opened) {
            sessionStorage.opened = 1;
            const request = indexedDB.open('agent-console', 2);
            request.onupgradeneeded = () => ['groups', 'records'].forEach(
                name => request.result.createObjectStore(name));
            request.onsuccess = () => request.result.close();
        } } catch {}";
    let desk = Desk::open_with(partly).await;
    five_calls(&desk).await;
    they_are_kept(&desk).await;
}

#[tokio::test]
async fn a_call_that_is_answered_before_the_journal_of_the_shift_is_read_is_there_after_a_reload() {
    let desk = Desk::open().await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.panel("idle").await;
    desk.until_stored("groups", "AgentState_Ready", 1).await;
    desk.browser.before_pages(&late(4_000)).await;
    desk.reload().await;
    desk.takes("1-1").await;
    desk.until_stored("groups", "AgentEvent_Talking", 1).await;
    desk.reload().await;
    desk.has_row("1-1", "talking").await;
    desk.hangs_up("1-1").await;
    desk.has_ended("1-1", "answered").await;
}

#[tokio::test]
async fn a_call_that_is_answered_before_the_database_opens_is_there_after_a_reload_at_once() {
    let desk = Desk::open_with(&late(4_000)).await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.takes("1-1").await;
    desk.reload().await;
    desk.has_row("1-1", "talking").await;
    desk.hangs_up("1-1").await;
    desk.has_ended("1-1", "answered").await;
    desk.until_stored("records", "\"1-1\"", 1).await;
}

#[tokio::test]
async fn a_call_goes_on_over_a_reload_without_local_storage() {
    let full = "Storage.prototype.setItem = function () { throw new DOMException('full', 'QuotaExceededError') }";
    let desk = Desk::open_with(full).await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.takes("1-1").await;
    desk.notes("half a no").await;
    desk.until_stored("groups", "AgentEvent_Talking", 1).await;
    desk.reload().await;
    desk.has_row("1-1", "talking").await;
    desk.panel("on-call").await;
    desk.has_note("half a no").await;
    desk.hangs_up("1-1").await;
    desk.has_ended("1-1", "answered").await;
}

async fn in_a_call_when_site_data_is_cleared() -> Desk {
    let desk = Desk::open().await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.takes("1-1").await;
    desk.until_stored("groups", "AgentEvent_Talking", 1).await;
    let origin: String = desk.browser.eval("return location.origin", &[]).await;
    let all = json!({"origin": origin, "storageTypes": "all"});
    desk.browser.devtools("Storage.clearDataForOrigin", all).await;
    desk
}

#[tokio::test]
async fn site_data_that_is_cleared_in_a_call_leaves_one_true_record() {
    skipped_in!(Firefox | WebKit, "its driver can't clear a site's data");
    let desk = in_a_call_when_site_data_is_cleared().await;
    desk.hangs_up("1-1").await;
    desk.until_stored("records", "\"1-1\"", 1).await;
    desk.reload().await;
    desk.has_ended("1-1", "answered").await;
    desk.browser.until_attr("#call-log [data-call-id='1-1']", "data-number", "13812345678").await;
    assert_eq!(desk.count_stored("records", "\"1-1\"").await, 1);
}

#[tokio::test]
async fn site_data_that_is_cleared_in_a_call_and_a_reload_in_it_leave_one_true_record() {
    skipped_in!(Firefox | WebKit, "its driver can't clear a site's data");
    let desk = in_a_call_when_site_data_is_cleared().await;
    // The session in memory is written anew.
    desk.until_stored("groups", "\"restored\"", 1).await;
    desk.reload().await;
    desk.has_row("1-1", "talking").await;
    desk.hangs_up("1-1").await;
    desk.has_ended("1-1", "answered").await;
    desk.until_stored("records", "\"1-1\"", 1).await;
    assert_eq!(desk.count_stored("records", "\"1-1\"").await, 1);
}

#[tokio::test]
async fn the_records_of_a_session_with_a_wrong_clock_are_not_pruned() {
    let wrong = "try { if (!sessionStorage.opened) {
            sessionStorage.opened = 1;
            const now = Date.now, ahead = -400 * 86400000;
            const Real = Date;
            window.Date = class extends Real {
                constructor(...args) { args.length ? super(...args) : super(now() + ahead) }
                static now() { return now() + ahead }
            };
        } } catch {}";
    let desk = Desk::open_with(wrong).await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.takes("1-1").await;
    desk.hangs_up("1-1").await;
    desk.until_stored("records", "\"1-1\"", 1).await;
    for id in ["2-1", "2-2"] {
        desk.reload().await;
        desk.event("AgentState_Ready", Value::Null).await;
        desk.takes(id).await;
        desk.hangs_up(id).await;
        desk.until_stored("records", &format!("\"{id}\""), 1).await;
        assert_eq!(desk.count_stored("records", "\"1-1\"").await, 1, "pruned by the time of {id}");
    }
}

#[tokio::test]
async fn a_ring_before_storage_and_chunks_are_there_is_whole_and_is_kept() {
    let bar = Site::page("").await;
    let config = json!({"bar": {"mode": "frame", "url": bar.url("/foreign-bar.html")}}).to_string();
    let (console, come) = with_late_chunks(&config).await;
    let browser = Browser::start_with(&[LOUD.to_owned()]).await;
    browser.allow_notifications().await;
    let listen =
        "window.rang = []; addEventListener('agent-console:call-ringing', ({detail}) => rang.push(detail.callId));";
    browser.before_pages(&format!("{WATCH}\n{}\n{listen}", held())).await;
    let desk = Desk::open_early(console, bar, browser).await;
    desk.event("AgentState_Ready", Value::Null).await;
    desk.event("AgentState_Busy", Value::Null).await;
    desk.ringing("1-1").await;
    desk.popup_is_there(true).await;
    desk.all_ring(true, "while storage and chunks are held back").await;
    assert_eq!(desk.browser.eval::<Vec<String>>("return rang", &[]).await, ["1-1"]);
    desk.has_row("1-1", "ringing").await;
    desk.storage_is("waiting").await;

    come.send(true).expect("the server is there");
    desk.browser.eval::<()>("letOpen()", &[]).await;
    desk.until_stored("groups", "AgentEvent_Ringing", 1).await;
    desk.storage_is("kept").await;
    desk.reload().await;
    desk.has_row("1-1", "ringing").await;
}
