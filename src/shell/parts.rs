//! What of the program is a file of its own, fetched when it is needed. In a release each function here is where the
//! program is split (src/release/pack.mjs); every other build holds all of it.

use crate::view::{AR, EN, ES, Language, Words, ZH};

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

/// What the page says in a language. English is never missing.
pub async fn words(language: &Language) -> Result<&'static Words, Missing> {
    match language.tag {
        "zh-CN" => chinese().await,
        "es" => spanish().await,
        "ar" => arabic().await,
        _ => Ok(&EN),
    }
}
