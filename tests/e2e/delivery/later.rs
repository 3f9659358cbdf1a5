//! What a later page delivers, or another tab, or one without storage.

use super::*;

#[tokio::test]
async fn what_happens_offline_is_delivered_when_the_network_is_back_even_by_a_later_page() {
    skipped_in!(WebKit, "its driver can't take the network away");
    let enterprise = Enterprise::open(&[]).await;
    let desk = enterprise.desk(Browser::start().await, "").await;
    desk.network(false).await;
    for id in ["1-1", "1-2", "1-3", "1-4"] {
        desk.finishes_a_call(id).await;
    }
    desk.browser.until_attr(CHIP, "data-waiting", "4").await;
    desk.delivery_is("retrying").await;
    desk.writes_a_note("By hand.").await;
    desk.browser.until_attr("#wrap-up", "data-saved", "true").await;
    assert!(enterprise.requests().is_empty());
    desk.network(true).await;
    enterprise.until_it_has(&desk.browser, 4).await;
    let with_note = || enterprise.requests().iter().any(|request| request.body["note"] == "By hand.");
    desk.browser.until("the note", async || with_note()).await;
    desk.delivery_is("idle").await;
    let mut latest: Vec<(String, String)> = Vec::new();
    for Request { body, .. } in enterprise.requests() {
        latest.retain(|(record, _)| *record != body["record"]);
        latest
            .push((body["record"].as_str().expect("text").to_owned(), body["note"].as_str().unwrap_or("").to_owned()));
    }
    assert_eq!((latest.len(), latest.iter().filter(|(_, note)| note == "By hand.").count()), (4, 1));
}

#[tokio::test]
async fn a_page_that_is_loaded_again_in_the_middle_sends_what_it_has_no_answer_for() {
    let enterprise = Enterprise::open(&[Fate::Hang]).await;
    let desk = enterprise.desk(Browser::start().await, "").await;
    desk.finishes_a_call("1-1").await;
    enterprise.until_it_has(&desk.browser, 1).await;
    desk.browser.until_attr(CHIP, "data-delivery", "waiting").await;
    desk.reload().await;
    let requests = enterprise.until_it_has(&desk.browser, 2).await;
    assert_eq!((requests[0].key(), &requests[0].body), (requests[1].key(), &requests[1].body));
    desk.delivery_is("idle").await;

    // The pause of a server that asked to be left alone is kept over a reload, too.
    enterprise.then(&[Fate::Answer(503, "Retry-After: 600\r\n", "")]);
    desk.finishes_a_call("1-2").await;
    desk.delivery_is("retrying").await;
    desk.reload().await;
    desk.delivery_is("retrying").await;
    desk.browser.click("#delivery summary").await;
    assert!(desk.browser.text(CHIP).await.is_some_and(|text| text.contains("Next try at")));
    assert_eq!(enterprise.requests().len(), 3);
    desk.browser.click("#delivery [data-action=send-all-again]").await;
    enterprise.until_it_has(&desk.browser, 4).await;
    desk.delivery_is("idle").await;
}

#[tokio::test]
async fn only_the_tab_that_has_the_bar_delivers_and_its_heir_goes_on() {
    let enterprise = Enterprise::open(&[Fate::Hang]).await;
    let desk = enterprise.desk(Browser::start().await, "").await;
    let first = desk.browser.driver.window().await.expect("a tab");
    desk.finishes_a_call("1-1").await;
    enterprise.until_it_has(&desk.browser, 1).await;
    let second = desk.browser.new_tab().await;
    desk.browser.driver.switch_to_window(second.clone()).await.expect("it is there");
    desk.browser.bring_to_front().await;
    desk.browser.open(desk.url()).await;
    desk.delivery_is("elsewhere").await;
    assert_eq!((enterprise.requests().len(), enterprise.broken_off()), (1, 0));
    desk.browser.click("#connection [data-action=use-here]").await;
    desk.browser.until("the bar", async || desk.browser.count(BAR).await == 1).await;
    let requests = enterprise.until_it_has(&desk.browser, 2).await;
    assert_eq!((requests[0].key(), enterprise.broken_off()), (requests[1].key(), 1));
    desk.delivery_is("idle").await;
    desk.browser.driver.switch_to_window(first).await.expect("it is there");
    desk.browser.bring_to_front().await;
    desk.delivery_is("elsewhere").await;
    assert_eq!(enterprise.requests().len(), 2);
}

/// Kills every process of the browser with this argument, by its number.
fn kill(argument: &str) {
    let mut killed = 0;
    for entry in std::fs::read_dir("/proc").expect("there are processes").flatten() {
        let arguments = std::fs::read(entry.path().join("cmdline")).unwrap_or_default();
        if arguments.split(|byte| *byte == 0).any(|one| one == argument.as_bytes()) {
            let id = entry.file_name().into_string().expect("digits");
            let status = std::process::Command::new("kill").args(["-9", &id]).status().expect("kill is there");
            killed += usize::from(status.success());
        }
    }
    assert!(killed > 0, "there was a browser to kill");
}

#[tokio::test]
async fn a_browser_that_is_killed_delivers_when_it_is_started_again() {
    skipped_in!(WebKit, "a WebKit that is driven has no profile: it keeps nothing when it ends");
    let mut enterprise = Enterprise::open(&[Fate::Hang, Fate::Answer(422, "", "No such queue")]).await;
    let profile = std::env::temp_dir().join(format!("agent-console-delivery-{}", std::process::id()));
    let argument = format!("--user-data-dir={}", profile.display());
    let desk = enterprise.desk(Browser::start_with(std::slice::from_ref(&argument)).await, "").await;
    desk.finishes_a_call("1-1").await;
    enterprise.until_it_has(&desk.browser, 1).await;
    desk.finishes_a_call("1-2").await;
    desk.browser.until_attr(CHIP, "data-parked", "1").await;
    enterprise.close().await;
    desk.finishes_a_call("1-3").await;
    desk.browser.until_attr(CHIP, "data-waiting", "2").await;
    kill(&argument);
    let (console, bar) = desk.crash().await;

    let before = enterprise.requests().len();
    enterprise.open_again().await;
    let browser = Browser::start_with(std::slice::from_ref(&argument)).await;
    let desk = Desk::open_at(console, bar, browser).await;
    desk.browser.until_attr(CHIP, "data-waiting", "0").await;
    desk.delivery_is("parked").await;
    let mut delivered: Vec<String> =
        enterprise.requests()[before..].iter().map(|request| request.body["callId"].to_string()).collect();
    delivered.sort();
    assert_eq!(delivered, ["\"1-1\"", "\"1-3\""]);
    desk.browser.click("#delivery summary").await;
    assert!(desk.browser.text(CHIP).await.is_some_and(|text| text.contains("No such queue")));
    drop(desk);
    // What is left of the profile is of no use; a folder that can't be removed is no failure of the console.
    let _ = std::fs::remove_dir_all(&profile);
}

#[tokio::test]
async fn where_the_browser_keeps_nothing_calls_are_delivered_from_memory_and_that_is_said() {
    let enterprise = Enterprise::open(&[Fate::Answer(503, "Retry-After: 1\r\n", "")]).await;
    let blocked = "Object.defineProperty(window, 'indexedDB', {value: undefined})";
    let desk = enterprise.desk(Browser::start().await, blocked).await;
    desk.finishes_a_call("1-1").await;
    let requests = enterprise.until_it_has(&desk.browser, 2).await;
    assert_eq!(requests[0].key(), requests[1].key());
    desk.delivery_is("idle").await;
    desk.browser.click("#delivery summary").await;
    assert!(desk.browser.text(CHIP).await.is_some_and(|text| text.contains("lost when this page closes")));
}

#[tokio::test]
async fn without_a_server_nothing_waits_and_nothing_is_said() {
    let desk = Desk::open().await;
    desk.finishes_a_call("1-1").await;
    let recorded = "const done = arguments[0]; indexedDB.open('agent-console').onsuccess = event => {
        const transaction = event.target.result.transaction(['records', 'outbox']);
        const [records, outbox] = ['records', 'outbox'].map(name => transaction.objectStore(name).count());
        transaction.oncomplete = () => { event.target.result.close(); done([records.result, outbox.result]); };
    }";
    let counts = async || -> Vec<u64> {
        let counted = desk.browser.driver.execute_async(recorded, Vec::new()).await.expect("counted");
        counted.convert().expect("two counts")
    };
    desk.browser.until("the record", async || counts().await[0] == 1).await;
    assert_eq!((counts().await, desk.browser.count(CHIP).await), (vec![1, 0], 0));
}
