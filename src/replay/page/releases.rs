//! Two releases: what this one makes of the file, as a small file, to be held against what another one makes of it.

use super::entry::link;
use super::opened::Opened;
use crate::browser::clock::window;
use crate::browser::text_file;
use crate::replay::words::ReplayWords;
use crate::replay::{Compared, Reading, compare, reading};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// The name of this page's release, as its console has it.
pub fn release() -> String {
    let named = window().document().and_then(|document| document.query_selector("meta[name=release]").ok().flatten());
    let named = named.and_then(|named| named.get_attribute("content")).filter(|name| !name.is_empty());
    named.unwrap_or_else(|| env!("CARGO_PKG_VERSION").to_owned())
}

#[derive(Properties, PartialEq)]
pub struct ReleasesPanelProps {
    pub words: &'static ReplayWords,
    pub opened: Rc<Opened>,
    pub on_go: Callback<usize>,
}

#[derive(Clone, PartialEq)]
enum Answer {
    None,
    Unreadable,
    OtherFile,
    Same(String),
    Differs(String, usize),
}

#[component]
pub fn ReleasesPanel(props: &ReleasesPanelProps) -> Html {
    let ReleasesPanelProps { words, opened, on_go } = props;
    let said = &words.releases;
    let answer = use_state(|| Answer::None);
    let save = {
        let opened = opened.clone();
        move |_: MouseEvent| {
            let reading = own(&opened);
            text_file::save(&format!("result-{}.json", reading.release), &reading.write());
        }
    };
    let onchange = {
        let (opened, set) = (opened.clone(), answer.setter());
        move |event: Event| {
            let Some(file) = text_file::chosen(&event) else { return };
            let (opened, set) = (opened.clone(), set.clone());
            spawn_local(async move {
                let text = text_file::read(&file).await.unwrap_or_default();
                set.set(compared(&opened, &text));
            });
        }
    };
    let told = match &*answer {
        Answer::None => Html::default(),
        Answer::Unreadable => html! { <p class="replay-wrong">{ said.unreadable }</p> },
        Answer::OtherFile => html! { <p class="replay-wrong">{ said.other_file }</p> },
        Answer::Same(release) => html! { <p data-answer="same">{ (said.same)(release) }</p> },
        Answer::Differs(release, place) => html! {
            <>
                <p data-answer="differs" data-entry={(place + 1).to_string()}>{ (said.differ)(release, &(place + 1).to_string()) }</p>
                <ol class="replay-list">{ link(words, opened, *place, false, on_go) }</ol>
            </>
        },
    };
    html! {
        <>
            <p class="replay-soft">{ said.about }</p>
            <div class="replay-row">
                <button type="button" class="replay-button" data-action="save-reading" onclick={save}>{ said.save }</button>
                <label class="replay-button replay-choose">
                    { said.compare }
                    <input type="file" id="other-reading" class="visually-hidden" accept=".json,application/json" {onchange} />
                </label>
            </div>
            <div id="compared" role="status">{ told }</div>
        </>
    }
}

fn compared(opened: &Opened, text: &str) -> Answer {
    let Some(other) = Reading::read(text) else { return Answer::Unreadable };
    match compare(&own(opened), &other) {
        Compared::OtherFile => Answer::OtherFile,
        Compared::Differs(place) => Answer::Differs(other.release, place),
        Compared::Same => Answer::Same(other.release),
    }
}

fn own(opened: &Opened) -> Reading {
    Reading { file: opened.sum.clone(), ..reading(&opened.player.borrow(), &release()) }
}
