//! Whether the server of the bar's page can be asked, and what it says about being framed.

use super::verdict::Verdict;
use super::words::BarText;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The policy keeps scripts from asking the bar's server, as it should where the console doesn't need to.
    NotAllowed,
    /// It answered; another origin's answer shows nothing of itself.
    Opaque,
    /// The bar is of the console's own origin, and its answer can be read.
    Read {
        status: u16,
        frame_options: Option<String>,
    },
    Nothing,
}

/// `place` is the address of the bar's page.
pub fn judge_reach(reach: &Reach, place: &str) -> Verdict {
    let address = place.to_owned();
    match reach {
        Reach::NotAllowed => Verdict::not_applicable(BarText::MayNotAsk(address)),
        Reach::Opaque => Verdict::passed(BarText::AnswersUnseen(address)),
        Reach::Nothing => Verdict::failed(BarText::NoAnswer(address), BarText::ReachExpected, BarText::OpenInTab),
        Reach::Read { status: 200..=299, frame_options: Some(options) } if options.eq_ignore_ascii_case("deny") => {
            Verdict::failed(
                BarText::FramingForbidden(address, options.clone()),
                BarText::ReachExpected,
                BarText::TakeHeaderAway,
            )
        }
        Reach::Read { status: 200..=299, .. } => Verdict::passed(BarText::PageAnswers(address)),
        Reach::Read { status, .. } => {
            Verdict::failed(BarText::PageStatus(address, *status), BarText::ReachExpected, BarText::CorrectBarUrl)
        }
    }
}

/// An address as it may be shown: without what stands behind a question mark or a brace, which could be a secret.
pub fn plain_address(address: &str) -> &str {
    address.split(['?', '#', '{']).next().unwrap_or_default()
}
