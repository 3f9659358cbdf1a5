//! When to draw.

use crate::browser::Drawing;
use crate::browser::yield_now::yield_now;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

/// The render scheduler with the browser's frames and timeouts.
pub struct Rendering {
    drawing: Drawing,
    is_due: bool,
    on_turn: Callback<()>,
}

impl Rendering {
    /// `on_render` is told when a frame or its time has come, and `on_turn` when the page is to be drawn without one.
    pub fn new(on_render: Callback<()>, on_turn: Callback<()>) -> Rendering {
        Rendering { drawing: Drawing::new(on_render), is_due: false, on_turn }
    }

    /// Draws in this task: a hidden tab has no frames.
    pub fn now(&mut self) {
        self.is_due = true;
    }

    /// Draws when everybody who waited has had a turn, and not with a frame: a hidden tab has none.
    pub fn in_a_turn(&self) {
        let on_turn = self.on_turn.clone();
        spawn_local(async move {
            yield_now().await;
            on_turn.emit(());
        });
    }

    /// Whether the page is to be drawn in this task.
    pub fn take_now(&mut self) -> bool {
        std::mem::take(&mut self.is_due)
    }
}

impl std::ops::Deref for Rendering {
    type Target = Drawing;

    fn deref(&self) -> &Drawing {
        &self.drawing
    }
}

impl std::ops::DerefMut for Rendering {
    fn deref_mut(&mut self) -> &mut Drawing {
        &mut self.drawing
    }
}
