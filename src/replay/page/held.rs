//! What else held at that moment: whether the page was in sight, whether a call could be noticed, and what was pressed last.

use super::opened::Opened;
use crate::journal::Circumstance;
use crate::replay::Surroundings;
use crate::replay::words::{HeldWords, ReplayWords};
use crate::view::{Rings, Words, data_values};
use yew::prelude::*;

pub fn held(
    words: &ReplayWords,
    console: &Words,
    opened: &Opened,
    held: &Surroundings,
    on_go: &Callback<usize>,
) -> Html {
    let said = &words.held;
    let row =
        |name: &'static str, key: &'static str, how: Option<&str>, in_words: fn(&HeldWords, &Words, &str) -> String| {
            html! {
                <div data-held={key} data-value={how.map(str::to_owned)}>
                    <dt>{ name }</dt>
                    <dd>{ how.map_or_else(|| said.unknown.to_owned(), |how| in_words(said, console, how)) }</dd>
                </div>
            }
        };
    let done = held.done();
    html! {
        <section class="replay-held" aria-labelledby="held-heading">
            <h2 id="held-heading">{ said.heading }</h2>
            <dl>
                { row(said.visibility, "visibility", held.of(Circumstance::Visibility), in_words) }
                { row(said.notifications, "notifications", held.of(Circumstance::Notifications), in_words) }
                { row(said.rings, "rings", held.of(Circumstance::Rings), rings) }
                { row(said.theme, "theme", held.of(Circumstance::Theme), in_words) }
                { row(said.language, "language", Some(held.language()), |_, _, tag| language(tag)) }
                { row(said.browser, "browser", held.of(Circumstance::Browser), in_words) }
                <div data-held="clicks" class="replay-clicks">
                    <dt>{ said.clicks }</dt>
                    <dd>
                        if done.is_empty() {
                            { said.none }
                        }
                        { for done.into_iter().map(|(place, how)| html! {
                            <button type="button" class="replay-link" onclick={on_go.reform(move |_: MouseEvent| place)}>
                                <bdi dir="ltr">{ opened.clock(opened.entries()[place].now.at.wall) }</bdi>{ " " }<code>{ how.to_owned() }</code>
                            </button>
                        }) }
                    </dd>
                </div>
            </dl>
        </section>
    }
}

/// What it is called, where there is a word for it.
fn in_words(said: &HeldWords, _: &Words, how: &str) -> String {
    match how {
        "focused" => said.focused,
        "visible" => said.visible,
        "hidden" => said.hidden,
        "allowed" => said.granted,
        "denied" => said.denied,
        "not-asked" => said.not_asked,
        "off" => said.off,
        "light" => said.light,
        "dark" => said.dark,
        other => other,
    }
    .to_owned()
}

fn rings(_: &HeldWords, console: &Words, how: &str) -> String {
    const ALL: [Rings; 6] =
        [Rings::Yes, Rings::Perhaps, Rings::SoundOnly, Rings::Silently, Rings::No, Rings::Elsewhere];
    let known = ALL.into_iter().find(|rings| data_values::rings(*rings) == how);
    known.map_or(how, |rings| console.rings(rings)).to_owned()
}

fn language(tag: &str) -> String {
    crate::browser::language::named(tag).map_or(tag, |language| language.name).to_owned()
}
