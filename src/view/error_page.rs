//! A mistake in the configuration stops the console before it starts. Whoever edits the file finds here which
//! file, which key, what stands there and what belongs there; an agent sees that no calls come in.

use super::icons::WARNING;
use super::view_context::use_words;
use crate::config::{ConfigError, FILE};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ErrorPageProps {
    pub mistake: ConfigError,
}

/// The page's only content. The alert stands inside the landmark, since an element has one role.
#[component]
pub fn ErrorPage(props: &ErrorPageProps) -> Html {
    let (words, check) = (&use_words().config, use_words().loading.check);
    let ConfigError { key, expected, advice, .. } = &props.mistake;
    html! {
        <main id="config-error" class="config-error">
            <div class="config-error-sheet" role="alert">
                <h1>{ WARNING.draw() }<span>{ words.title }</span></h1>
                <p>{ words.nothing_started }</p>
                <dl>
                    <div><dt>{ words.file }</dt><dd><code>{ FILE }</code></dd></div>
                    if let Some(key) = key {
                        <div><dt>{ words.key }</dt><dd><code>{ key }</code></dd></div>
                    }
                    <div class="config-error-found"><dt>{ words.found }</dt><dd><code>{ words.found_in_words(&props.mistake) }</code></dd></div>
                    <div class="config-error-expected"><dt>{ words.expected }</dt><dd>{ words.expected_in_words(expected) }</dd></div>
                    <div><dt>{ words.advice }</dt><dd>{ words.advice_in_words(*advice) }</dd></div>
                </dl>
                <p><a href="check/">{ check }</a></p>
            </div>
        </main>
    }
}
