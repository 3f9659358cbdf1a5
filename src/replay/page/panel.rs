//! Beside the picture: one of several views of the entry, by tabs.

use super::opened::Opened;
use super::picture::Wanted;
use super::time_line::TimeLineView;
use super::transport::Transport;
use super::{Msg, Replay, copy_test, entry, head, releases, what_if, why};
use crate::browser::clock::window;
use crate::browser::language::words;
use crate::replay::words::ReplayWords;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Entry,
    Why,
    List,
    WhatIf,
    Releases,
    Test,
}

impl Tab {
    const ALL: [Tab; 6] = [Tab::Entry, Tab::Why, Tab::List, Tab::WhatIf, Tab::Releases, Tab::Test];

    fn name(self) -> &'static str {
        match self {
            Tab::Entry => "entry",
            Tab::Why => "why",
            Tab::List => "list",
            Tab::WhatIf => "what-if",
            Tab::Releases => "releases",
            Tab::Test => "test",
        }
    }

    fn label(self, words: &ReplayWords) -> &'static str {
        match self {
            Tab::Entry => words.entry.tab,
            Tab::Why => words.why.tab,
            Tab::List => words.entry.list,
            Tab::WhatIf => words.what_if.tab,
            Tab::Releases => words.releases.tab,
            Tab::Test => words.test.tab,
        }
    }
}

impl Replay {
    /// Everything about the moment.
    pub(super) fn moment(&self, ctx: &Context<Self>, opened: &Rc<Opened>) -> Html {
        let link = ctx.link();
        let (words, position, at) = (self.words, self.position, self.at);
        let console = words_of(self);
        let on_go = link.callback(Msg::GoTo);
        let name = entry::name(words, &opened.entries()[position].what);
        // What was asked or typed is of one file only.
        let key = Rc::as_ptr(opened) as usize;
        let transport = Transport {
            words,
            opened,
            position,
            at,
            playing: self.playing.is_some(),
            speed: self.speed,
            no_time: self.no_time,
            on_play: link.callback(Msg::Play),
            on_step: link.callback(Msg::Step),
            on_speed: link.callback(Msg::Speed),
            on_typed: link.callback(Msg::Typed),
        };
        let wanted = Wanted {
            words,
            console,
            opened,
            position,
            at,
            language: (!self.as_agent).then_some(self.language),
            full_size: self.full_size,
        };
        html! {
            <>
                { head::head(words, &self.locale, opened) }
                <TimeLineView opened={opened.clone()} {words} {console} {position} {at} {name} on_at={link.callback(Msg::At)}
                    on_go={on_go.clone()} on_step={link.callback(Msg::Step)} />
                { transport.view() }
                <div class="replay-body">
                    <section class="replay-picture" aria-labelledby="picture-heading">
                        <div class="replay-picture-head">
                            <h2 id="picture-heading">{ words.held.picture }</h2>
                            { self.picture_language(ctx) }
                        </div>
                        { wanted.view(&on_go) }
                    </section>
                    <section class="replay-panel" {key}>
                        { self.tabs(ctx) }
                        <div class="replay-tab" id="tab-panel" role="tabpanel" aria-labelledby={format!("tab-{}", self.tab.name())} data-tab={self.tab.name()}>
                            { self.tab_panel(opened, on_go) }
                        </div>
                    </section>
                </div>
            </>
        }
    }

    fn tab_panel(&self, opened: &Rc<Opened>, on_go: Callback<usize>) -> Html {
        let (words, position, at) = (self.words, self.position, self.at);
        let (opened, console, locale) = (opened.clone(), words_of(self), self.locale.clone());
        match self.tab {
            Tab::Entry => html! { <entry::EntryPanel {words} {console} {locale} {opened} {position} {at} /> },
            Tab::List => html! { <entry::EntryList {words} {opened} {position} {on_go} /> },
            Tab::Why => html! { <why::WhyPanel {words} {console} {locale} {opened} {position} {at} {on_go} /> },
            Tab::WhatIf => html! { <what_if::WhatIfPanel {words} {console} {locale} {opened} {position} {on_go} /> },
            Tab::Releases => html! { <releases::ReleasesPanel {words} {opened} {on_go} /> },
            Tab::Test => html! { <copy_test::CopyTest {words} {opened} {position} /> },
        }
    }

    fn picture_language(&self, ctx: &Context<Self>) -> Html {
        let said = &self.words.head;
        let choice = |as_agent: bool, label: &'static str| {
            let onchange = ctx.link().callback(move |_: Event| Msg::AsAgent(as_agent));
            html! {
                <label class="replay-choice">
                    <input type="radio" name="picture-language" data-action={if as_agent { "as-agent" } else { "as-reader" }}
                        checked={self.as_agent == as_agent} {onchange} />
                    { label }
                </label>
            }
        };
        let full_size = self.full_size;
        html! {
            <fieldset class="replay-choices">
                <legend class="visually-hidden">{ said.picture_in }</legend>
                { choice(true, said.as_agent) }
                { choice(false, said.as_reader) }
                <label class="replay-choice">
                    <input type="checkbox" data-action="full-size" checked={full_size}
                        onchange={ctx.link().callback(move |_: Event| Msg::FullSize(!full_size))} />
                    { said.whole_size }
                </label>
            </fieldset>
        }
    }

    fn tabs(&self, ctx: &Context<Self>) -> Html {
        let (chosen, is_right_to_left) = (self.tab, self.language.direction.name() == "rtl");
        let onkeydown = ctx.link().batch_callback(move |event: KeyboardEvent| {
            let (place, count) = (Tab::ALL.iter().position(|tab| *tab == chosen)?, Tab::ALL.len());
            let on = match event.key().as_str() {
                "ArrowRight" if !is_right_to_left => 1,
                "ArrowLeft" if is_right_to_left => 1,
                "ArrowRight" | "ArrowLeft" => count - 1,
                "ArrowDown" => 1,
                "ArrowUp" => count - 1,
                "Home" => count - place,
                "End" => 2 * count - 1 - place,
                _ => return None,
            };
            event.prevent_default();
            let tab = Tab::ALL[(place + on) % count];
            focus(tab);
            Some(Msg::Tab(tab))
        });
        html! {
            <div class="replay-tabs" role="tablist" {onkeydown}>
                { for Tab::ALL.map(|tab| html! {
                    <button type="button" role="tab" id={format!("tab-{}", tab.name())} data-action={format!("tab-{}", tab.name())}
                        aria-selected={(tab == chosen).to_string()} aria-controls="tab-panel" tabindex={if tab == chosen { "0" } else { "-1" }}
                        onclick={ctx.link().callback(move |_: MouseEvent| Msg::Tab(tab))}>{ tab.label(self.words) }</button>
                }) }
            </div>
        }
    }
}

/// The keyboard follows the chosen tab.
fn focus(tab: Tab) {
    let button = window().document().and_then(|document| document.get_element_by_id(&format!("tab-{}", tab.name())));
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        // What can't be focused keeps the keyboard where it is.
        let _ = button.focus();
    }
}

fn words_of(replay: &Replay) -> &'static crate::view::Words {
    words(replay.language)
}
