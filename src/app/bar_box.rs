//! The bar's box: how the agent sizes, moves and folds it, and what of that the desk remembers.

use super::bar::Bar;
use super::kernel::Kernel;
use crate::browser::bar_box::{BarBoxStyle, fold};
use crate::config::BarPlace;
use crate::journal::Role;
use crate::settings::{BarBox, Extent, Grip, Stride, Window, is_compact, is_folded, placed};
use crate::shortcuts::Command;
use crate::view::{BarEdges, BarSide, GripAct, HideBar, WritingDirection};
use yew::prelude::*;

pub enum Msg {
    Gripped(Grip, GripAct),
    Hid(bool),
    /// The agent wants to see the bar that is folded away.
    Shown,
    WindowResized,
}

pub struct BarBoxPane {
    style: BarBoxStyle,
    window: Window,
    /// Where the bar stands in it.
    place: BarPlace,
    folded: bool,
    /// The grips that are in the page know how large the bar is.
    told: Option<BarPlace>,
    held: Option<Held>,
    on_grip: Callback<(Grip, GripAct)>,
    on_hide: Callback<bool>,
    on_show: Callback<()>,
}

/// A grip in the agent's hand.
struct Held {
    at: (i32, i32),
    from: Extent,
    /// The box as it is by now.
    bar: BarBox,
}

impl BarBoxPane {
    pub fn new(kernel: &Kernel, on: &Callback<Msg>) -> BarBoxPane {
        let style = BarBoxStyle::new(on.reform(|()| Msg::WindowResized));
        let window = style.window();
        BarBoxPane {
            window,
            place: placed(kernel.config.bar.place, window),
            style,
            folded: false,
            told: None,
            held: None,
            on_grip: on.reform(|(grip, act)| Msg::Gripped(grip, act)),
            on_hide: on.reform(Msg::Hid),
            on_show: on.reform(|()| Msg::Shown),
        }
    }

    pub fn update(&mut self, kernel: &mut Kernel, msg: Msg) {
        match msg {
            Msg::Gripped(grip, act) => self.gripped(kernel, grip, act),
            Msg::Hid(hides) => hide(kernel, hides),
            Msg::Shown => {
                hide(kernel, false);
                kernel.focus = Some(Command::Bar);
            }
            Msg::WindowResized => {
                self.window = self.style.window();
                self.place = placed(kernel.config.bar.place, self.window);
                self.style.tell(self.place);
                kernel.rendering.soon();
            }
        }
    }

    fn gripped(&mut self, kernel: &mut Kernel, grip: Grip, act: GripAct) {
        let bar = kernel.settings.bar();
        match act {
            GripAct::Take(x, y) => self.held = Some(Held { at: (x, y), from: self.extent(kernel, grip), bar }),
            GripAct::Pull(x, y) => {
                let Some(held) = &self.held else { return };
                let stride = Stride::By(x - held.at.0, y - held.at.1);
                let bar = self.after(kernel, bar, grip, stride, held.from);
                self.held.iter_mut().for_each(|held| held.bar = bar);
                self.arrange(kernel, bar);
            }
            GripAct::Leave => {
                if let Some(held) = self.held.take().filter(|held| held.bar != bar) {
                    self.keep(kernel, held.bar);
                }
            }
            GripAct::Step(stride) => {
                let bar = self.after(kernel, bar, grip, stride, self.extent(kernel, grip));
                self.keep(kernel, bar);
            }
            GripAct::Reset => self.keep(kernel, bar.reset(grip)),
        }
    }

    fn after(&self, kernel: &Kernel, bar: BarBox, grip: Grip, stride: Stride, from: Extent) -> BarBox {
        let stride = match stride {
            Stride::By(right, down) if is_rtl(kernel) => Stride::By(-right, down),
            other => other,
        };
        bar.after(grip, stride, from, self.place, self.window)
    }

    /// As a whole if it is moved as a whole.
    fn extent(&self, kernel: &Kernel, grip: Grip) -> Extent {
        let extent = self.style.extent(is_rtl(kernel));
        if grip == Grip::Place { Extent { height: self.style.whole_height(), ..extent } } else { extent }
    }

    fn keep(&self, kernel: &mut Kernel, bar: BarBox) {
        kernel.settings.change_bar(bar);
        self.arrange(kernel, bar);
        self.style.tell(self.place);
    }

    fn arrange(&self, kernel: &Kernel, bar: BarBox) {
        self.style.arrange(BarBox { height: bar.height.or(kernel.config.bar.height), ..bar }, self.place);
    }

    /// Folds the bar away, or lets it be seen. Needs no drawing, so that nothing that rings waits for it.
    pub fn follow(&mut self, kernel: &Kernel, bar: &Bar) {
        let hides = kernel.settings.bar().hides;
        let session = &kernel.session;
        let call = || session.ring().is_some() || session.live_calls().next().is_some() || session.dialling().is_some();
        let folded = hides && is_folded(hides, call(), !bar.may_be_folded(kernel));
        if folded != self.folded {
            self.folded = folded;
            fold(folded);
        }
    }

    /// What is drawn is drawn.
    pub fn rendered(&mut self, kernel: &Kernel) {
        if self.told != Some(self.place) && self.style.is_there() {
            self.told = Some(self.place);
            self.arrange(kernel, kernel.settings.bar());
            fold(self.folded);
            self.style.tell(self.place);
        }
    }

    /// What rings has one line.
    pub fn is_compact(&self, beside_page: bool) -> bool {
        is_compact(self.window, beside_page)
    }

    /// Where a call is answered, if not above.
    pub fn side(&self, bar: &Bar) -> Option<BarSide> {
        match self.place {
            _ if bar.floats() => Some(BarSide::Floats),
            BarPlace::Top => None,
            BarPlace::Bottom => Some(BarSide::Below),
            BarPlace::Side => Some(BarSide::Start),
            BarPlace::Float => Some(BarSide::Moved),
        }
    }

    pub fn edges(&self) -> Html {
        html! { <BarEdges place={self.place} on_grip={self.on_grip.clone()} on_show={self.on_show.clone()} /> }
    }

    /// Only of a bar that this tab has or may have, and that has its place in the page.
    pub fn button(&self, kernel: &Kernel, bar: &Bar) -> Html {
        if matches!(kernel.role(), Role::Follower | Role::Releasing) || bar.floats() {
            return Html::default();
        }
        html! { <HideBar hides={kernel.settings.bar().hides} on_hide={self.on_hide.clone()} /> }
    }
}

fn hide(kernel: &mut Kernel, hides: bool) {
    let bar = BarBox { hides, ..kernel.settings.bar() };
    kernel.settings.change_bar(bar);
    kernel.rendering.now();
}

fn is_rtl(kernel: &Kernel) -> bool {
    kernel.words.language.direction == WritingDirection::RightToLeft
}
