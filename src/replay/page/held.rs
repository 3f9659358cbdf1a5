//! What else held at that moment: whether the page was in sight, whether a call could be noticed, and what was pressed last.

use super::opened::Opened;
use crate::journal::Circumstance;
use crate::replay::Held;
use crate::replay::words::{HeldWords, ReplayWords};
use yew::prelude::*;

pub fn held(words: &ReplayWords, opened: &Opened, held: &Held, on_go: &Callback<usize>) -> Html {
    let said = &words.held;
    let value = |what| held.of(what).map(|how| in_words(said, how));
    let rows = [
        (said.visibility, "visibility", value(Circumstance::Visibility)),
        (said.notifications, "notifications", value(Circumstance::Notifications)),
        (said.rings, "rings", value(Circumstance::Rings)),
        (said.theme, "theme", value(Circumstance::Theme)),
        (said.language, "language", Some(held.language(&opened.file).to_owned())),
    ];
    html! {
        <section class="replay-held" aria-labelledby="held-heading">
            <h2 id="held-heading">{ said.heading }</h2>
            <dl>
                { for rows.map(|(name, key, value)| html! {
                    <div data-held={key} data-value={value.clone()}>
                        <dt>{ name }</dt>
                        <dd>{ value.unwrap_or_else(|| said.unknown.to_owned()) }</dd>
                    </div>
                }) }
                <div data-held="clicks">
                    <dt>{ said.clicks }</dt>
                    <dd>
                        if held.done.is_empty() {
                            { said.none }
                        }
                        { for held.done.iter().map(|(place, how)| {
                            let place = *place;
                            html! {
                                <button type="button" class="replay-link" onclick={on_go.reform(move |_: MouseEvent| place)}>
                                    <bdi dir="ltr">{ opened.clock(opened.entries()[place].now.at.wall) }</bdi>{ " " }<code>{ how }</code>
                                </button>
                            }
                        }) }
                    </dd>
                </div>
            </dl>
        </section>
    }
}

/// What a browser or the console calls it, where it has a word.
fn in_words(said: &HeldWords, how: &str) -> String {
    match how {
        "visible" => said.visible,
        "hidden" => said.hidden,
        "granted" => said.granted,
        "denied" => said.denied,
        "default" => said.not_asked,
        other => other,
    }
    .to_owned()
}
