//! The form that prints what a web server must be told: for the `config.json` beside the console, or any other one.

use super::browser_probe::window;
use super::configured::above;
use super::http_probe;
use crate::browser::clipboard::copy;
use crate::check::words::CheckWords;
use crate::config::{self, ConfigError};
use crate::policy::{Order, Refusal, WebServer};
use crate::view::CopyState;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, Url};
use yew::prelude::*;

/// The part of the address behind `#` that leads to the form alone.
pub const ADDRESS: &str = "#policy";

#[derive(Properties, PartialEq)]
pub struct PolicyFormProps {
    pub words: &'static CheckWords,
    /// The check stands around it.
    pub beside_check: bool,
}

#[component]
pub fn PolicyForm(props: &PolicyFormProps) -> Html {
    let words = &props.words.policy;
    let order = use_state(|| Order { base: path(), ..Order::default() });
    let server = use_state(|| WebServer::Nginx);
    let copied = use_state(|| CopyState::Idle);
    let first = order.clone();
    use_effect_with((), move |()| {
        spawn_local(async move {
            let (answer, text) = http_probe::file(&above(), config::FILE, config::FILE, http_probe::Method::Get).await;
            if let Some(config) = text.filter(|_| (200..300).contains(&answer.status)) {
                first.set(Order { config, ..Order::clone(&first) });
            }
        });
    });
    let change = |change: fn(&mut Order, String)| {
        let (order, copied) = (order.clone(), copied.clone());
        move |text: String| {
            let mut changed = Order::clone(&order);
            change(&mut changed, text);
            order.set(changed);
            copied.set(CopyState::Idle);
        }
    };
    let field = |id: &'static str, label: &'static str, value: &str, on_text: Callback<String>| {
        let oninput = on_text.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
        html! {
            <div><label for={id}>{ label }</label><input {id} value={value.to_owned()} spellcheck="false" dir="ltr" {oninput} /></div>
        }
    };
    let on_config = Callback::from(change(|order, text| order.config = text))
        .reform(|event: InputEvent| event.target_unchecked_into::<HtmlTextAreaElement>().value());
    let on_brotli = Callback::from(change(|order, ticked| order.brotli = !ticked.is_empty())).reform(|event: Event| {
        let ticked = event.target_unchecked_into::<HtmlInputElement>().checked();
        if ticked { "on".to_owned() } else { String::new() }
    });
    let on_server = {
        let (server, copied) = (server.clone(), copied.clone());
        Callback::from(move |event: Event| {
            let name = event.target_unchecked_into::<HtmlSelectElement>().value();
            server.set(WebServer::named(&name).unwrap_or(*server));
            copied.set(CopyState::Idle);
        })
    };
    let title = "policy-title";
    html! {
        <section id="policy-form" class="check-part check-policy" aria-labelledby={title}>
            if props.beside_check {
                <h2 id={title}>{ words.heading }</h2>
            } else {
                <h1 id={title}>{ words.heading }</h1>
            }
            <p>{ words.explanation }</p>
            if props.beside_check {
                <p><a href={ADDRESS}>{ words.alone }</a></p>
            } else {
                <p><a href="./">{ words.check }</a></p>
            }
            <div class="policy-fields">
                <div class="policy-config">
                    <label for="policy-config">{ config::FILE }</label>
                    <textarea id="policy-config" rows="10" spellcheck="false" dir="ltr" value={order.config.clone()} oninput={on_config} />
                </div>
                <div>
                    <label for="policy-server">{ words.server }</label>
                    <select id="policy-server" onchange={on_server}>
                        { for WebServer::ALL.map(|one| html! {
                            <option key={one.name()} value={one.name()} selected={one == *server}>{ words.name(one) }</option>
                        }) }
                    </select>
                </div>
                { field("policy-root", words.root, &order.root, Callback::from(change(|order, text| order.root = text))) }
                { field("policy-base", words.base, &order.base, Callback::from(change(|order, text| order.base = text))) }
                { field("policy-platform", words.platform, &order.platform, Callback::from(change(|order, text| order.platform = text))) }
                if *server == WebServer::Nginx {
                    <div class="policy-tick">
                        <input id="policy-brotli" type="checkbox" checked={order.brotli} onchange={on_brotli} />
                        <label for="policy-brotli">{ words.brotli }</label>
                    </div>
                }
            </div>
            { result(props.words, &order, *server, &copied) }
        </section>
    }
}

fn result(all: &CheckWords, order: &Order, server: WebServer, copied: &UseStateHandle<CopyState>) -> Html {
    let words = &all.policy;
    let prepared = match order.prepare() {
        Ok(prepared) => prepared,
        Err(refusal) => {
            let refused = match refusal {
                Refusal::Mistakes(mistakes) => listed(all, &mistakes),
                Refusal::Site(bad) => html! { <p>{ words.bad_site(bad) }</p> },
                Refusal::NothingToPassOn => html! { <p>{ words.nothing_to_pass_on }</p> },
            };
            return html! { <div id="policy-refused" class="policy-refused" role="alert">{ refused }</div> };
        }
    };
    let text = prepared.print(server);
    let on_copy = {
        let (text, told) = (text.clone(), copied.setter());
        Callback::from(move |_: MouseEvent| {
            let told = told.clone();
            copy(text.clone(), Callback::from(move |state| told.set(state)));
        })
    };
    let said = match **copied {
        CopyState::Idle => "",
        CopyState::Done => words.copied,
        CopyState::Refused => words.refused,
    };
    html! {
        <>
            if !prepared.warnings.is_empty() {
                <div class="policy-warned" role="status">{ listed(all, &prepared.warnings) }<p>{ words.warned }</p></div>
            }
            <p>{ words.place(server) }</p>
            <p class="check-tools">
                <button type="button" class="check-button" data-action="copy-policy" onclick={on_copy}>{ words.copy }</button>
                <span role="status">{ said }</span>
            </p>
            <pre id="policy-result" tabindex="0" role="region" aria-label={words.result} dir="ltr"><code>{ text }</code></pre>
        </>
    }
}

fn listed(words: &CheckWords, mistakes: &[ConfigError]) -> Html {
    let words = words.config();
    html! {
        <ul>
            { for mistakes.iter().map(|mistake| html! {
                <li>
                    <code>{ mistake.key.as_deref().unwrap_or(config::FILE) }</code>
                    { format!(": {} ", words.found_in_words(mistake)) }
                    <span>{ format!("{}: {}", words.expected, words.expected_in_words(&mistake.expected)) }</span>
                </li>
            }) }
        </ul>
    }
}

/// The console's own on its server, from slash to slash.
fn path() -> String {
    Url::new(&above()).map_or_else(|_| "/".to_owned(), |url| url.pathname())
}

pub fn is_asked_for() -> bool {
    window().location().hash().is_ok_and(|hash| hash == ADDRESS)
}
