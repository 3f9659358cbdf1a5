//! Mistakes in the configuration stop the console before it starts. Whoever edits the file finds here which
//! file, and of each mistake which key, what stands there and what belongs there; an agent sees that no calls come in.

use super::icons::WARNING;
use super::view_context::use_words;
use crate::config::{ConfigError, FILE};
use crate::mistakes::ConfigWords;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ErrorPageProps {
    /// At least one.
    pub mistakes: Vec<ConfigError>,
}

/// The page's only content. The alert stands inside the landmark, since an element has one role.
#[component]
pub fn ErrorPage(props: &ErrorPageProps) -> Html {
    let (words, check) = (use_words().config, use_words().loading.check);
    let advice = props.mistakes.first().map(|mistake| words.advice_in_words(mistake.advice));
    let file = html! { <div><dt>{ words.file }</dt><dd><code>{ FILE }</code></dd></div> };
    let advice = html! { <div><dt>{ words.advice }</dt><dd>{ advice }</dd></div> };
    html! {
        <main id="config-error" class="config-error">
            <div class="config-error-sheet" role="alert">
                <h1>{ WARNING.draw() }<span>{ words.title }</span></h1>
                if let [mistake] = &props.mistakes[..] {
                    <p>{ words.nothing_started }</p>
                    <dl>{ file }{ lines(words, mistake) }{ advice }</dl>
                } else {
                    <p>{ words.nothing_started_for_several }</p>
                    <dl>{ file }{ advice }</dl>
                    <ol>{ for props.mistakes.iter().map(|mistake| html! { <li><dl>{ lines(words, mistake) }</dl></li> }) }</ol>
                }
                <p><a href="check/">{ check }</a></p>
            </div>
        </main>
    }
}

fn lines(words: &ConfigWords, mistake: &ConfigError) -> Html {
    html! {
        <>
            if let Some(key) = &mistake.key {
                <div><dt>{ words.key }</dt><dd><code>{ key }</code></dd></div>
            }
            <div class="config-error-found"><dt>{ words.found }</dt><dd><code>{ words.found_in_words(mistake) }</code></dd></div>
            <div class="config-error-expected"><dt>{ words.expected }</dt><dd>{ words.expected_in_words(&mistake.expected) }</dd></div>
        </>
    }
}
