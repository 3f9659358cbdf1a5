//! What numbers and codes are called, in the language of the page.

use super::kernel::Kernel;
use crate::browser::directory::Directory;
use crate::config::WrapUp;
use crate::directory::Contact;
use crate::domain::Call;
use crate::log::Naming;
use crate::numbers::key;
use crate::protocol::Number;
use std::rc::Rc;

/// Of the directory and the configuration.
pub struct Names<'a> {
    directory: Option<&'a Directory>,
    wrap_up: &'a WrapUp,
    tag: &'static str,
}

impl Names<'_> {
    pub fn of(kernel: &Kernel) -> Names<'_> {
        let (directory, wrap_up) = (kernel.directory.as_ref(), &kernel.config.wrap_up);
        Names { directory, wrap_up, tag: kernel.words.language.tag }
    }
}

impl Naming for Names<'_> {
    fn contact(&self, number: &Number) -> Option<Rc<Contact>> {
        self.directory?.contact(number)
    }

    fn person(&self, number: &Number) -> String {
        self.directory.map_or_else(|| key(number.as_str()), |directory| directory.person(number))
    }

    fn disposition(&self, call: &Call, code: &str) -> Option<String> {
        let dispositions = self.wrap_up.dispositions_of(call.queue.as_deref());
        let known = dispositions.iter().find(|known| known.code == code)?;
        Some(known.name.name(self.tag).to_owned())
    }
}
