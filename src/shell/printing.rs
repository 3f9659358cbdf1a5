//! Printing. What goes on paper is in the page only while it is printed, also when the browser's own menu asks for it.

use super::clock::window;
use gloo::events::EventListener;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::Element;

/// Has the paper in the page from the moment that the browser is about to print until it has printed.
pub struct Printing {
    _listeners: [EventListener; 2],
}

impl Printing {
    /// `draw` gives what goes on paper.
    pub fn new(draw: impl Fn() -> Option<Element> + 'static) -> Printing {
        let paper: Rc<RefCell<Option<Paper>>> = Rc::default();
        let done = paper.clone();
        let before = move |_: &_| {
            paper.take();
            *paper.borrow_mut() = draw().and_then(Paper::lay);
        };
        Printing {
            _listeners: [
                EventListener::new(&window(), "beforeprint", before),
                EventListener::new(&window(), "afterprint", move |_| drop(done.take())),
            ],
        }
    }
}

/// What is in the page; gone when dropped.
struct Paper(Element);

impl Paper {
    fn lay(paper: Element) -> Option<Paper> {
        window().document()?.body()?.append_child(&paper).ok()?;
        Some(Paper(paper))
    }
}

impl Drop for Paper {
    fn drop(&mut self) {
        self.0.remove();
    }
}

/// Opens the browser's dialog.
pub fn print() {
    // A frame that may not open dialogs has none; the browser says so itself.
    let _ = window().print();
}
