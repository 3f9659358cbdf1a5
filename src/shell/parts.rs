//! What of the program is a file of its own, fetched when it is needed. In a release each function here is where the
//! program is split (src/release/pack.mjs); every other build holds all of it.

use super::console::Console;
use super::later_styles;
use super::refusal::refuse;
use super::root::Rest;
use crate::view::{AR, ES, Language, Spoken, Words, ZH};
use std::time::Duration;
use yew::platform::time::sleep;

/// A part of the program did not come. Asking again fetches it again.
#[derive(Debug)]
pub struct Missing;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for Missing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Missing {
        Missing
    }
}

macro_rules! part {
    ($name:ident, $what:ty, $value:expr) => {
        #[cfg(feature = "split")]
        #[wasm_split_helpers::wasm_split($name, fallible)]
        fn $name() -> Result<&'static $what, Missing> {
            Ok($value)
        }

        #[cfg(not(feature = "split"))]
        async fn $name() -> Result<&'static $what, Missing> {
            Ok($value)
        }
    };
}

part!(chinese, Words, &ZH);
part!(spanish, Words, &ES);
part!(arabic, Words, &AR);
part!(later, Rest, &REST);

static REST: Rest = Rest { take_over: Console::take_over, refuse };

/// Everything that a start needs nothing of. It is asked for again and again: without it nothing is written down.
pub async fn rest(on_failure: impl Fn()) -> &'static Rest {
    const LONGEST_S: u64 = 30;
    let mut pause = 1;
    loop {
        // Both are fetched at the same time.
        let styles = later_styles::fetch();
        if let (Ok(rest), Ok(())) = (later().await, styles.await) {
            return rest;
        }
        on_failure();
        sleep(Duration::from_secs(pause)).await;
        pause = (pause * 2).min(LONGEST_S);
    }
}

/// What the page says in a language. English is never missing.
pub async fn words(language: &Language) -> Result<Spoken, Missing> {
    let words = match language.tag {
        "zh-CN" => chinese().await?,
        "es" => spanish().await?,
        "ar" => arabic().await?,
        _ => return Ok(Spoken::ENGLISH),
    };
    Ok(Spoken::from(words))
}
