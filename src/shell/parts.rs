//! The words of each language. All of them are in the program.

use super::config_error_page::refuse;
use super::console::Console;
use super::root::Rest;
use crate::view::{AR, ES, Language, Spoken, ZH};

/// The words did not come.
#[derive(Debug)]
pub struct Missing;

static REST: Rest = Rest { take_over: Console::take_over, refuse };

pub async fn rest(_: impl Fn()) -> &'static Rest {
    &REST
}

/// What the page says in a language.
pub async fn words(language: &Language) -> Result<Spoken, Missing> {
    Ok(match language.tag {
        "zh-CN" => Spoken::from(&ZH),
        "es" => Spoken::from(&ES),
        "ar" => Spoken::from(&AR),
        _ => Spoken::ENGLISH,
    })
}
