//! The enterprise's own endpoints, as far as they can be asked without any effect.

use super::verdict::Verdict;

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
    /// The list could not be understood; why, without anything that it holds.
    Broken(String),
    Nothing,
}

/// `address` is absolute, without what stands behind a question mark.
pub fn judge_endpoint(endpoint: &Endpoint, address: &str, asked: &Asked) -> Verdict {
    let expected = match endpoint {
        Endpoint::List => "The file answers with 200 and is JSON or CSV as the guide describes it.",
        Endpoint::PerNumber => "The endpoint answers and, on another origin, sends CORS headers.",
        Endpoint::Receiver => {
            "The endpoint answers; on another origin the policy's connect-src names it and it answers the browser's \
             preflight with Access-Control-Allow-Origin and Access-Control-Allow-Headers."
        }
    };
    match asked {
        Asked::Not => Verdict::warned(
            format!("{address} was not asked: a question would have to name somebody's number."),
            expected,
            "Watch the line Messages under the bar in the console at the first call: it says what is wrong with the \
             directory.",
        ),
        Asked::Read(0) => Verdict::warned(
            format!("{address} was read, and holds no numbers."),
            expected,
            "See that the file is the right one, with the columns number and name.",
        ),
        Asked::Read(numbers) => Verdict::passed(format!("{address} was read and holds {numbers} numbers.")),
        Asked::Broken(why) => Verdict::failed(format!("{address} was read, but {why}."), expected, "Correct the file."),
        Asked::Answered(status @ (401 | 403)) => Verdict::warned(
            format!("{address} answers {status} to a question without effect (HEAD)."),
            expected,
            "If it wants a sign-in, see delivery.credentials and delivery.headers. A console on the same origin sends its \
             cookies along; agents have to be signed in there.",
        ),
        Asked::Answered(404) => Verdict::failed(
            format!("{address} answers 404: there is nothing at this address."),
            expected,
            "Correct the address in config.json, or the server's.",
        ),
        Asked::Answered(status @ 500..) => Verdict::failed(
            format!("{address} answers {status}."),
            expected,
            "Look into the log of the server behind this address.",
        ),
        Asked::Answered(status) => Verdict::passed(format!(
            "{address} can be reached; it answers {status} to a question without effect (HEAD). No call was sent to it, so \
             whether it takes one only a real call shows."
        )),
        Asked::Nothing => Verdict::failed(
            format!(
                "{address} gives no answer that this page may read. The browser doesn't say whether the server is down, the \
                 policy's connect-src lacks it, or its CORS headers do."
            ),
            expected,
            "See whether the step on the policy names connect-src. If not, open the address in a tab: if that answers, its \
             CORS headers are missing, also for HEAD.",
        ),
    }
}
