//! What an agent does about a ring that is heard. All four languages stand beside each other.

use super::Words;
use crate::ringing::NoticeAction;

pub struct LadderWords {
    /// Brings the console to the front, with the focus in the bar.
    pub to_bar: &'static str,
    /// Ends the sound of this ring.
    pub silence: &'static str,
    pub customer_page: &'static str,
}

pub const EN: LadderWords = LadderWords { to_bar: "To the bar", silence: "Silence", customer_page: "Customer page" };

pub const ES: LadderWords =
    LadderWords { to_bar: "Ir a la barra", silence: "Silenciar", customer_page: "Página del cliente" };

pub const AR: LadderWords = LadderWords {
    to_bar: "إلى الشريط", silence: "كتم الرنين", customer_page: "صفحة العميل"
};

pub const ZH: LadderWords = LadderWords { to_bar: "转到连接条", silence: "静音", customer_page: "客户页面" };

impl Words {
    /// What stands on a button of a notification.
    pub fn notice_action(&self, action: NoticeAction) -> &'static str {
        match action {
            NoticeAction::ToBar => self.ladder.to_bar,
            NoticeAction::Silence => self.ladder.silence,
            NoticeAction::CustomerPage => self.ladder.customer_page,
        }
    }
}
