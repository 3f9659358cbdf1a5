//! Whether the bar's cookies are third-party cookies beside the console, which browsers more and more hold back.

use super::verdict::Verdict;
use super::words::BarText::{self, *};
use super::words::Text;
use crate::loader::BarCookies;

/// What is known about the bar's cookies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cookies<'a> {
    /// Whether the browser takes cookies at all.
    pub enabled: bool,
    /// The console's origin.
    pub console: &'a str,
    /// The bar's origin.
    pub bar: &'a str,
    /// The bar has said that an agent is signed in, so that whatever cookies it needs are there.
    pub signed_in: bool,
    pub simulated: bool,
}

pub fn judge_cookies(cookies: Cookies) -> Verdict {
    let Cookies { enabled, console, bar, signed_in, simulated } = cookies;
    if simulated {
        return Verdict::not_applicable(SimulatedBarHasNoCookies);
    }
    let (bar_origin, console_origin) = (bar.to_owned(), console.to_owned());
    let others = match BarCookies::of(enabled, console, bar) {
        BarCookies::Off => return Verdict::failed(NoCookies, CookiesExpected, AllowCookies),
        BarCookies::FirstParty => return Verdict::passed(CookiesFirstParty(bar_origin, console_origin)),
        BarCookies::PerhapsThirdParty => CookiesPerhapsThirdParty(bar_origin, console_origin),
        BarCookies::ThirdParty => CookiesThirdParty(bar_origin, console_origin),
    };
    let with = |more: BarText| Text::Sentences(vec![others.into(), more.into()]);
    if signed_in {
        return Verdict::passed(with(CookiesLetThrough));
    }
    Verdict::warned(with(CookiesUnknown), CookiesExpected, ServeBarOnHost(bar.to_owned()))
}
