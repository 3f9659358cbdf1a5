//! A mistake in the configuration stops the console before it starts. Whoever edits the file finds here which
//! file, which key, what stands there and what belongs there; an agent sees that no calls come in.

use super::icons::WARNING;
use super::words::use_words;
use yew::prelude::*;

/// One mistake, in words for the operator.
#[derive(Clone, Debug, PartialEq)]
pub struct ConfigProblem {
    pub file: AttrValue,
    /// Path of the key, such as `bar.mode`. `None` if the file as a whole can't be read.
    pub key: Option<AttrValue>,
    pub found: AttrValue,
    pub expected: AttrValue,
    pub advice: AttrValue,
}

#[derive(Properties, PartialEq)]
pub struct ErrorPageProps {
    pub problem: ConfigProblem,
}

/// The page's only content. The alert stands inside the landmark, since an element has one role.
#[component]
pub fn ErrorPage(props: &ErrorPageProps) -> Html {
    let words = &use_words().config;
    let ConfigProblem { file, key, found, expected, advice } = &props.problem;
    html! {
        <main id="config-error" class="config-error">
            <div class="config-error-sheet" role="alert">
                <h1>{ WARNING.draw() }<span>{ words.title }</span></h1>
                <p>{ words.nothing_started }</p>
                <dl>
                    <div><dt>{ words.file }</dt><dd><code>{ file }</code></dd></div>
                    if let Some(key) = key {
                        <div><dt>{ words.key }</dt><dd><code>{ key }</code></dd></div>
                    }
                    <div class="config-error-found"><dt>{ words.found }</dt><dd><code>{ found }</code></dd></div>
                    <div class="config-error-expected"><dt>{ words.expected }</dt><dd>{ expected }</dd></div>
                    <div><dt>{ words.advice }</dt><dd>{ advice }</dd></div>
                </dl>
            </div>
        </main>
    }
}
