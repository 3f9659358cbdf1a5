//! What the page looks like, as an agent likes it.

use crate::config::Theme;
use serde_json::{Value, json};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Look {
    /// `None` is what the operator has configured.
    pub theme: Option<Theme>,
    pub density: Density,
    pub text_size: TextSize,
}

/// How much room a row of the log takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Density {
    #[default]
    Comfortable,
    Compact,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum TextSize {
    Small,
    #[default]
    Normal,
    Large,
    Largest,
}

impl Density {
    pub const ALL: [Density; 2] = [Density::Comfortable, Density::Compact];

    /// The name under which settings keep it and the page's stylesheets know it.
    pub fn name(self) -> &'static str {
        match self {
            Density::Comfortable => "comfortable",
            Density::Compact => "compact",
        }
    }

    pub fn named(name: &str) -> Option<Density> {
        Density::ALL.into_iter().find(|density| density.name() == name)
    }
}

impl TextSize {
    pub const ALL: [TextSize; 4] = [TextSize::Small, TextSize::Normal, TextSize::Large, TextSize::Largest];

    /// The name under which settings keep it and the page's stylesheets know it.
    pub fn name(self) -> &'static str {
        match self {
            TextSize::Small => "small",
            TextSize::Normal => "normal",
            TextSize::Large => "large",
            TextSize::Largest => "largest",
        }
    }

    pub fn named(name: &str) -> Option<TextSize> {
        TextSize::ALL.into_iter().find(|size| size.name() == name)
    }
}

impl From<&Value> for Look {
    fn from(written: &Value) -> Look {
        let text = |name: &str| written[name].as_str();
        Look {
            theme: text("theme").and_then(Theme::named),
            density: text("density").and_then(Density::named).unwrap_or_default(),
            text_size: text("textSize").and_then(TextSize::named).unwrap_or_default(),
        }
    }
}

impl From<Look> for Value {
    fn from(look: Look) -> Value {
        json!({
            "theme": look.theme.map(Theme::name), "density": look.density.name(), "textSize": look.text_size.name(),
        })
    }
}
