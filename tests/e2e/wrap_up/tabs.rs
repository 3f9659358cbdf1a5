//! The form in several tabs, and in one that dies.

use super::*;

#[tokio::test]
async fn the_other_tab_reads_along_and_goes_on_when_it_takes_the_bar() {
    let desk = Desk::with_dispositions().await;
    desk.answer("1-1", "13812345678").await;
    desk.type_note("from the first").await;
    let first = desk.browser.driver.window().await.expect("a window");
    let second = desk.browser.new_tab().await;
    desk.browser.driver.switch_to_window(second.clone()).await.expect("a tab");
    desk.browser.open(desk.url()).await;
    desk.note_is("from the first").await;
    assert!(desk.browser.eval::<bool>("return document.querySelector('#wrap-up-note').readOnly", &[]).await);
    assert!(desk.browser.eval::<bool>("return document.querySelector('.dispositions').disabled", &[]).await);

    desk.browser.driver.switch_to_window(first.clone()).await.expect("a tab");
    desk.type_note("!").await;
    desk.browser.driver.switch_to_window(second).await.expect("a tab");
    desk.browser.until("the stroke", async || desk.note().await.contains('!')).await;
    desk.browser.click("[data-action=use-here]").await;
    let mine =
        async || desk.browser.eval::<bool>("return !document.querySelector('#wrap-up-note').readOnly", &[]).await;
    desk.browser.until("the form to be this tab's", mine).await;
    desk.browser.until("the note", async || desk.note().await.contains("from the first")).await;

    desk.browser.driver.switch_to_window(first).await.expect("a tab");
    let read = async || desk.browser.eval::<bool>("return document.querySelector('#wrap-up-note').readOnly", &[]).await;
    desk.browser.until("the first to read along", read).await;
}

#[tokio::test]
async fn a_tab_that_dies_in_the_middle_of_a_word_loses_nothing_of_it() {
    skipped_in!(WebKit, "its driver doesn't say which process is the tab's");
    let desk = Desk::with_dispositions().await;
    desk.answer("1-1", "13812345678").await;
    let first = desk.browser.driver.window().await.expect("a window");
    let second = desk.browser.new_tab().await;
    desk.browser.driver.switch_to_window(first).await.expect("a tab");
    desk.type_note("in the middle of a wo").await;
    desk.browser.crash_tab().await;
    desk.browser.driver.switch_to_window(second).await.expect("a tab");
    desk.browser.open(desk.url()).await;
    desk.form_is_of("1-1").await;
    desk.note_is("in the middle of a wo").await;
}

#[tokio::test]
async fn the_tab_that_takes_over_shows_what_was_typed_in_the_one_that_died() {
    skipped_in!(WebKit, "its driver doesn't say which process is the tab's");
    let desk = Desk::with_dispositions().await;
    desk.answer("1-1", "13812345678").await;
    desk.type_note("until the pause").await;
    desk.saved().await;
    let first = desk.browser.driver.window().await.expect("a window");
    let second = desk.browser.new_tab().await;
    desk.browser.driver.switch_to_window(second.clone()).await.expect("a tab");
    desk.browser.open(desk.url()).await;
    desk.note_is("until the pause").await;
    desk.browser.driver.switch_to_window(first).await.expect("a tab");
    // Only the copy has the rest: the tab dies in the same moment.
    let copied = "const note = document.querySelector('#wrap-up-note');
        note.value += ' and beyond';
        note.dispatchEvent(new InputEvent('input', {bubbles: true}));
        return localStorage.getItem('agent-console.draft')?.includes('beyond') ?? false";
    assert!(desk.browser.eval::<bool>(copied, &[]).await, "the copy");
    desk.browser.crash_tab().await;
    desk.browser.driver.switch_to_window(second).await.expect("a tab");
    let mine = "return document.querySelector('#wrap-up-note')?.readOnly === false";
    desk.browser.until("the form to be this tab's", async || desk.browser.eval(mine, &[]).await).await;
    desk.note_is("until the pause and beyond").await;
    desk.type_note("!").await;
    desk.browser.until("a stroke more", async || desk.note().await.len() == "until the pause and beyond!".len()).await;
    desk.saved().await;
}

/// It loses what the journal lacks, at most the 300 milliseconds of a pause: the copy reaches the disk later.
#[tokio::test]
async fn a_browser_that_is_killed_while_the_agent_types_loses_no_more_than_the_last_moment() {
    skipped_in!(WebKit, "a WebKit that is driven has no profile: it keeps nothing when it ends");
    let (console, bar) = Desk::sites(json!({ "wrapUp": dispositions() })).await;
    let profile: PathBuf = [env!("CARGO_TARGET_TMPDIR"), "wrap-up-profile"].iter().collect();
    let _ = std::fs::remove_dir_all(&profile);
    let arguments = [format!("--user-data-dir={}", profile.display())];

    let desk = Desk::open_at(console, bar, Browser::start_with(&arguments).await).await;
    desk.answer("1-1", "13812345678").await;
    desk.type_note("until the pause").await;
    desk.saved().await;
    desk.browser
        .until("the journal to be written", async || {
            desk.browser.eval::<bool>("return localStorage.getItem('agent-console.draft') === null", &[]).await
        })
        .await;
    desk.keys(" and beyond").await;
    let (console, bar) = desk.crash().await;

    let desk = Desk::open_at(console, bar, Browser::start_with(&arguments).await).await;
    desk.form_is_of("1-1").await;
    let note = desk.note().await;
    println!("after the browser was killed: {note:?}");
    assert!(note.starts_with("until the pause"), "{note}");
}
