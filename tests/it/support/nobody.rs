//! A directory that knows nobody, and an enterprise without names for its codes.

use agent_console::directory::Contact;
use agent_console::domain::Call;
use agent_console::log::Naming;
use agent_console::protocol::Number;
use std::rc::Rc;

pub struct Nobody;

impl Naming for Nobody {
    fn contact(&self, _: &Number) -> Option<Rc<Contact>> {
        None
    }

    fn disposition(&self, _: &Call, _: &str) -> Option<String> {
        None
    }
}
