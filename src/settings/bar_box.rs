//! Where the connection bar stands at a desk, how large it is, and when it is folded away.

use crate::config::BarPlace;
use serde_json::{Value, json};
use std::ops::RangeInclusive;

/// What the agent has set, CSS pixels. What is `None` is as the operator or the stylesheet has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BarBox {
    pub height: Option<u32>,
    /// At the side, or of a floating bar.
    pub width: Option<u32>,
    /// Where a floating bar begins: from the inline start, and from the top.
    pub at: Option<(u32, u32)>,
    /// It is folded away until a call rings.
    pub hides: bool,
}

/// What the agent takes hold of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grip {
    Height,
    Width,
    Place,
}

/// How far a grip goes, CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stride {
    /// Towards the inline end, and down.
    By(i32, i32),
    Least,
    Most,
}

/// The bar as it is on screen, CSS pixels from the inline start and from the top.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    pub x: i32,
    pub y: i32,
    pub width: i32,
    pub height: i32,
}

/// The window's inside, CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    pub width: i32,
    pub height: i32,
}

/// Less can't be hit; styles/bar-box.css has the same.
const LEAST_HEIGHT: i32 = 40;
const LEAST_WIDTH: i32 = 200;
/// The head by which a floating bar is moved, and some air.
const HEAD: i32 = 40;

/// Where the bar stands in a window: what has no room goes to the top.
pub fn placed(place: BarPlace, window: Window) -> BarPlace {
    let has_room = match place {
        BarPlace::Top => true,
        BarPlace::Bottom => window.height >= 480,
        BarPlace::Side => window.width >= 1_024 && window.height >= 480,
        BarPlace::Float => window.width >= 640 && window.height >= 480,
    };
    if has_room { place } else { BarPlace::Top }
}

/// Between what sizes the agent may choose.
pub fn sizes(grip: Grip, place: BarPlace, window: Window) -> RangeInclusive<i32> {
    let (least, most) = match (grip, place) {
        (Grip::Height, BarPlace::Float) => (LEAST_HEIGHT, window.height - HEAD),
        (Grip::Height | Grip::Place, _) => (LEAST_HEIGHT, window.height * 6 / 10),
        (Grip::Width, BarPlace::Float) => (LEAST_WIDTH, window.width),
        (Grip::Width, _) => (LEAST_WIDTH, window.width / 2),
    };
    least..=most.max(least)
}

/// Whether what rings has one line: in a window with hardly any room, and above a customer page that lies below the log.
pub fn is_compact(window: Window, beside_page: bool) -> bool {
    let short = window.width <= 960 && window.height <= 480;
    short || (beside_page && window.width < 1_280)
}

/// Whether the bar is folded away. A call that rings or is up needs it, and what is said of a bar that fails has to be seen.
pub fn is_folded(hides: bool, call: bool, has_notice: bool) -> bool {
    hides && !call && !has_notice
}

impl BarBox {
    /// What another console has written is read field by field.
    pub fn read(written: &Value) -> BarBox {
        let whole = |name: &str| written[name].as_u64().and_then(|number| u32::try_from(number).ok());
        BarBox {
            height: whole("height"),
            width: whole("width"),
            at: whole("x").zip(whole("y")),
            hides: written["hides"].as_bool().unwrap_or_default(),
        }
    }

    pub fn write(&self) -> Value {
        let (x, y) = self.at.unzip();
        json!({"height": self.height, "width": self.width, "x": x, "y": y, "hides": self.hides})
    }

    /// The box after a grip has gone so far from where the bar was.
    pub fn after(self, grip: Grip, stride: Stride, from: Extent, place: BarPlace, window: Window) -> BarBox {
        let sizes = sizes(grip, place, window);
        let size = |was: i32, by: i32| {
            let size = match stride {
                Stride::By(..) => was + by,
                Stride::Least => *sizes.start(),
                Stride::Most => *sizes.end(),
            };
            Some(size.clamp(*sizes.start(), *sizes.end()) as u32)
        };
        let (along, down) = match stride {
            Stride::By(along, down) => (along, down),
            Stride::Least => (-window.width, -window.height),
            Stride::Most => (window.width, window.height),
        };
        match grip {
            // The upper edge goes.
            Grip::Height if place == BarPlace::Bottom => BarBox { height: size(from.height, -down), ..self },
            Grip::Height => BarBox { height: size(from.height, down), ..self },
            Grip::Width => BarBox { width: size(from.width, along), ..self },
            Grip::Place => {
                let inside = |at: i32, size: i32, window: i32| at.clamp(0, (window - size).max(0)) as u32;
                let x = inside(from.x + along, from.width, window.width);
                BarBox { at: Some((x, inside(from.y + down, from.height, window.height))), ..self }
            }
        }
    }

    /// As it was before the agent took hold of it there.
    pub fn reset(self, grip: Grip) -> BarBox {
        match grip {
            Grip::Height => BarBox { height: None, ..self },
            Grip::Width => BarBox { width: None, ..self },
            Grip::Place => BarBox { at: None, ..self },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DESK: Window = Window { width: 1_280, height: 800 };
    const BAR: Extent = Extent { x: 900, y: 500, width: 360, height: 200 };

    fn after(grip: Grip, stride: Stride, place: BarPlace) -> BarBox {
        BarBox::default().after(grip, stride, BAR, place, DESK)
    }

    #[test]
    fn what_is_written_is_read_and_a_broken_field_costs_none_of_the_others() {
        let set = BarBox { height: Some(220), width: Some(400), at: Some((8, 16)), hides: true };
        assert_eq!(BarBox::read(&set.write()), set);
        assert_eq!(BarBox::read(&BarBox::default().write()), BarBox::default());
        let broken = json!({"height": -4, "width": 400, "x": 8, "hides": "yes"});
        assert_eq!(BarBox::read(&broken), BarBox { width: Some(400), ..BarBox::default() });
        assert_eq!(BarBox::read(&json!([])), BarBox::default());
    }

    #[test]
    fn an_edge_goes_with_the_hand_and_no_further_than_there_is_room() {
        let height = |stride, place| after(Grip::Height, stride, place).height;
        assert_eq!(height(Stride::By(5, 30), BarPlace::Top), Some(230));
        assert_eq!(height(Stride::By(5, 30), BarPlace::Bottom), Some(170));
        assert_eq!(height(Stride::By(0, 9_000), BarPlace::Top), Some(480));
        assert_eq!(height(Stride::By(0, -9_000), BarPlace::Top), Some(40));
        assert_eq!(height(Stride::Least, BarPlace::Bottom), Some(40));
        assert_eq!(height(Stride::Most, BarPlace::Float), Some(760));
        assert_eq!(after(Grip::Width, Stride::By(40, 0), BarPlace::Side).width, Some(400));
        assert_eq!(after(Grip::Width, Stride::Most, BarPlace::Side).width, Some(640));
    }

    #[test]
    fn a_floating_bar_stays_within_the_window() {
        let at = |along, down| after(Grip::Place, Stride::By(along, down), BarPlace::Float).at;
        assert_eq!(at(-100, 50), Some((800, 550)));
        assert_eq!(at(9_000, 9_000), Some((920, 600)));
        assert_eq!(at(-9_000, -9_000), Some((0, 0)));
    }

    #[test]
    fn what_is_reset_is_as_the_operator_has_it() {
        let set = BarBox { height: Some(220), width: Some(400), at: Some((8, 16)), hides: true };
        assert_eq!(set.reset(Grip::Height), BarBox { height: None, ..set });
        assert_eq!(set.reset(Grip::Width), BarBox { width: None, ..set });
        assert_eq!(set.reset(Grip::Place), BarBox { at: None, ..set });
    }

    #[test]
    fn a_bar_that_has_no_room_where_it_belongs_is_at_the_top() {
        let at = |place, width, height| placed(place, Window { width, height });
        assert_eq!(at(BarPlace::Side, 1_280, 800), BarPlace::Side);
        assert_eq!(at(BarPlace::Side, 800, 800), BarPlace::Top);
        assert_eq!(at(BarPlace::Float, 360, 800), BarPlace::Top);
        assert_eq!(at(BarPlace::Float, 1_280, 800), BarPlace::Float);
        assert_eq!(at(BarPlace::Bottom, 360, 800), BarPlace::Bottom);
        assert_eq!(at(BarPlace::Bottom, 320, 200), BarPlace::Top);
    }

    #[test]
    fn what_rings_has_one_line_where_there_is_room_for_no_more() {
        let compact = |width, height, beside| is_compact(Window { width, height }, beside);
        assert_eq!([(320, 200), (1_280, 400), (360, 800)].map(|(w, h)| compact(w, h, false)), [true, false, false]);
        assert_eq!([(1_279, 800), (1_280, 800)].map(|(w, h)| compact(w, h, true)), [true, false]);
    }

    #[test]
    fn it_is_folded_only_where_that_is_wanted_and_neither_a_call_nor_a_notice_needs_it() {
        let folded = [false, true].map(|hides| {
            [(false, false), (true, false), (false, true)].map(|(call, notice)| is_folded(hides, call, notice))
        });
        assert_eq!(folded, [[false; 3], [true, false, false]]);
    }
}
