//! `brand`: the enterprise's own name, logo and colour on the console.

use super::error::Expected;
use super::reader::{Reader, shown};

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Brand {
    /// In place of the product's own.
    pub name: Option<String>,
    /// Address of a picture, absolute or relative to the console's page.
    pub logo: Option<String>,
    pub accent: Option<Colour>,
}

/// Red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

impl Brand {
    pub(super) fn read(root: &Reader) -> Brand {
        let section = root.section("brand");
        section.only(&["name", "logo", "accent"]);
        let text = |name| section.text(name).filter(|text| !text.is_empty());
        let accent = text("accent");
        Brand {
            name: text("name"),
            logo: section.address("logo").filter(|logo| !logo.is_empty()),
            accent: accent.and_then(|text| {
                let colour = Colour::parse(&text);
                if colour.is_none() {
                    section.wrong("accent", shown(&text.into()), Expected::Colour);
                }
                colour
            }),
        }
    }
}

impl Colour {
    /// As `#1c5fc4`.
    pub fn parse(text: &str) -> Option<Colour> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then_some(())?;
        Some(Colour([part(0)?, part(2)?, part(4)?]))
    }

    pub fn hex(self) -> String {
        let Colour([red, green, blue]) = self;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// The nearest colour, darker or lighter, against which `other` has a contrast of at least `ratio` to 1.
    pub fn readable_against(self, other: Colour, ratio: f64) -> Colour {
        let goal = if other.luminance() > 0.18 { Colour([0; 3]) } else { Colour([255; 3]) };
        (0..=100)
            .map(|percent| self.towards(goal, percent))
            .find(|mixed| mixed.contrast(other) >= ratio)
            .unwrap_or(goal)
    }

    /// Contrast ratio (WCAG 2.2), 1 to 21.
    pub fn contrast(self, other: Colour) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// Relative luminance (WCAG 2.2), 0 to 1.
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn towards(self, goal: Colour, percent: u32) -> Colour {
        let mix = |from: u8, to: u8| ((u32::from(from) * (100 - percent) + u32::from(to) * percent) / 100) as u8;
        Colour(std::array::from_fn(|part| mix(self.0[part], goal.0[part])))
    }
}
