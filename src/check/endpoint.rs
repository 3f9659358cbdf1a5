//! The enterprise's own endpoints, as far as they can be asked without any effect.

use super::verdict::Verdict;
use super::words::BarText::*;
use crate::directory::Unreadable;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// A list that is read as a whole.
    List,
    /// It is asked for one number at a time.
    PerNumber,
    /// It receives each finished call.
    Receiver,
}

/// What came of asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Nobody asked: a question would name somebody's number.
    Not,
    /// It answered with this status.
    Answered(u16),
    /// The list was read and holds so many numbers.
    Read(usize),
    /// The list could not be understood.
    Broken(Unreadable),
    Nothing,
}

/// `address` is absolute, without what stands behind a question mark.
pub fn judge_endpoint(endpoint: &Endpoint, address: &str, asked: &Asked) -> Verdict {
    let address = address.to_owned();
    let expected = match endpoint {
        Endpoint::List => ListExpected,
        Endpoint::PerNumber => PerNumberExpected,
        Endpoint::Receiver => ReceiverExpected,
    };
    match *asked {
        Asked::Not => Verdict::warned(NotAsked(address), expected, WatchMessages),
        Asked::Read(0) => Verdict::warned(ListEmpty(address), expected, SeeColumns),
        Asked::Read(numbers) => Verdict::passed(ListHolds(address, numbers)),
        Asked::Broken(Unreadable::Json) => Verdict::failed(ListNotJson(address), expected, CorrectFile),
        Asked::Broken(Unreadable::Columns) => Verdict::failed(ListWithoutColumns(address), expected, CorrectFile),
        Asked::Answered(status @ (401 | 403)) => Verdict::warned(Forbidden(address, status), expected, SeeCredentials),
        Asked::Answered(404) => Verdict::failed(NothingThere(address), expected, CorrectAddress),
        Asked::Answered(status @ 500..) => Verdict::failed(Answers(address, status), expected, SeeServerLog),
        Asked::Answered(status) => Verdict::passed(EndpointReached(address, status)),
        Asked::Nothing => Verdict::failed(EndpointSilent(address), expected, SeePolicyOrCors),
    }
}
