//! What is stored, field by field and word by word. The names are those that stand in the stored texts: they stay,
//! whatever becomes of the domain's own.
//!
//! Texts borrow from what is written and own what was read.

mod agent;
mod call;
mod entry;
mod rang;

pub use call::StoredCall;
pub use entry::StoredEntry;

use std::borrow::Cow;

type Text<'a> = Cow<'a, str>;

/// An enum of the domain that holds no data, as the words that are stored for it.
macro_rules! stored_words {
    ($stored:ident for $domain:ident { $($word:literal => $variant:ident,)* }) => {
        #[derive(Clone, Copy, Serialize, Deserialize)]
        pub enum $stored {
            $(#[serde(rename = $word)] $variant,)*
        }

        impl From<$domain> for $stored {
            fn from(value: $domain) -> $stored {
                match value {
                    $($domain::$variant => $stored::$variant,)*
                }
            }
        }

        impl From<$stored> for $domain {
            fn from(stored: $stored) -> $domain {
                match stored {
                    $($stored::$variant => $domain::$variant,)*
                }
            }
        }
    };
}

/// A struct of the domain that holds nothing but figures, as the fields that are stored for it.
macro_rules! stored_figures {
    ($stored:ident for $domain:ident { $($(#[$attribute:meta])* $name:literal => $field:ident: $type:ty,)* }) => {
        #[derive(Clone, Copy, Serialize, Deserialize)]
        pub struct $stored {
            $(#[serde(rename = $name)] $(#[$attribute])* $field: $type,)*
        }

        impl From<$domain> for $stored {
            fn from(value: $domain) -> $stored {
                $stored { $($field: value.$field,)* }
            }
        }

        impl From<$stored> for $domain {
            fn from(stored: $stored) -> $domain {
                $domain { $($field: stored.$field,)* }
            }
        }
    };
}

use {stored_figures, stored_words};

fn is_false(value: &bool) -> bool {
    !value
}
