//! Printing. What goes on paper is in the page only while it is printed, also when the browser's own menu asks for it.

use super::clock::window;
use crate::view::Paper;
use gloo::events::EventListener;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::{Document, Element};

/// Has the paper in the page from the moment that the browser is about to print until it has printed.
pub struct Printing {
    _listeners: [EventListener; 2],
}

impl Printing {
    /// `write` gives what goes on paper.
    pub fn new(write: impl Fn() -> Option<Paper> + 'static) -> Printing {
        let sheet: Rc<RefCell<Option<Sheet>>> = Rc::default();
        let done = sheet.clone();
        let before = move |_: &_| {
            sheet.take();
            // A page that takes no element is past printing.
            *sheet.borrow_mut() = write().and_then(|paper| Sheet::lay(&paper).ok());
        };
        Printing {
            _listeners: [
                EventListener::new(&window(), "beforeprint", before),
                EventListener::new(&window(), "afterprint", move |_| drop(done.take())),
            ],
        }
    }
}

/// The paper in the page; gone when dropped. It is drawn at once, without Yew, whose turn comes too late: Firefox takes
/// the page as it stands when the listeners of `beforeprint` have returned.
struct Sheet(Element);

impl Sheet {
    fn lay(paper: &Paper) -> Result<Sheet, JsValue> {
        let document = window().document().ok_or(JsValue::NULL)?;
        let sheet = Sheet(document.create_element("div")?);
        sheet.0.set_class_name("printed");
        sheet.0.set_attribute("aria-hidden", "true")?;
        let add = |parent: &Element, name: &str| add(&document, parent, name);
        let say = |parent: &Element, name: &str, text: &str| -> Result<(), JsValue> {
            add(parent, name)?.set_text_content(Some(text));
            Ok(())
        };
        say(&sheet.0, "h1", paper.heading)?;
        say(&sheet.0, "p", &paper.summary)?;
        if !paper.conditions.is_empty() {
            let list = add(&sheet.0, "ul")?;
            paper.conditions.iter().try_for_each(|condition| say(&list, "li", condition))?;
        }
        let table = add(&sheet.0, "table")?;
        let head = add(&add(&table, "thead")?, "tr")?;
        paper.heads.iter().try_for_each(|text| say(&head, "th", text))?;
        let body = add(&table, "tbody")?;
        for row in &paper.rows {
            let line = add(&body, "tr")?;
            row.iter().try_for_each(|cell| say(&add(&line, "td")?, "bdi", cell))?;
        }
        document.body().ok_or(JsValue::NULL)?.append_child(&sheet.0)?;
        Ok(sheet)
    }
}

impl Drop for Sheet {
    fn drop(&mut self) {
        self.0.remove();
    }
}

fn add(document: &Document, parent: &Element, name: &str) -> Result<Element, JsValue> {
    let child = document.create_element(name)?;
    parent.append_child(&child)?;
    Ok(child)
}

/// Opens the browser's dialog.
pub fn print() {
    // A frame that may not open dialogs has none; the browser says so itself.
    let _ = window().print();
}
