//! Whether the bar's cookies are third-party cookies beside the console, which browsers more and more hold back. No page
//! can ask whether they are; what follows from the two origins is all that anybody knows.

/// What may become of the bar's cookies in the console's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BarCookies {
    /// The browser takes none from anybody.
    Off,
    /// The bar is of the console's own site.
    FirstParty,
    /// The two may be one site, or not.
    PerhapsThirdParty,
    ThirdParty,
}

impl BarCookies {
    /// Of the bar's origin beside the console's. `enabled` is whether the browser takes cookies at all.
    ///
    /// A site is the scheme and the registrable domain. Which domains can be registered is a long list that isn't here,
    /// so names that have only their last two parts in common are one site, unless these look like a country's `co.uk`.
    pub fn of(enabled: bool, console: &str, bar: &str) -> BarCookies {
        if !enabled {
            return BarCookies::Off;
        }
        let (Some((scheme, host)), Some((other_scheme, other))) = (parts(console), parts(bar)) else {
            return BarCookies::PerhapsThirdParty;
        };
        let parties = if host == other { BarCookies::FirstParty } else { apart(host, other) };
        // Browsers don't agree on whether the scheme matters.
        if scheme != other_scheme && parties == BarCookies::FirstParty {
            return BarCookies::PerhapsThirdParty;
        }
        parties
    }

    /// The same where somebody's page shows the console's in a frame: whose cookies are a third party's is then up to
    /// that page.
    pub fn in_a_frame(self) -> BarCookies {
        match self {
            BarCookies::Off => BarCookies::Off,
            _ => BarCookies::PerhapsThirdParty,
        }
    }
}

fn parts(origin: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = origin.split_once("://")?;
    let host = match rest.split_once(']') {
        Some((address, _)) => address,
        None => rest.split(':').next().unwrap_or(rest),
    };
    Some((scheme, host))
}

/// Of two hosts that are not the same.
fn apart(one: &str, other: &str) -> BarCookies {
    if is_address(one) || is_address(other) {
        return BarCookies::ThirdParty;
    }
    let shared = one.rsplit('.').zip(other.rsplit('.')).take_while(|(one, other)| one == other).count();
    let is_within = shared == one.split('.').count().min(other.split('.').count());
    let mut labels = one.rsplit('.').map(str::len);
    let is_of_country = matches!((labels.next(), labels.next()), (Some(2), Some(..=3)));
    match shared {
        0 | 1 => BarCookies::ThirdParty,
        2 if is_of_country && !is_within => BarCookies::PerhapsThirdParty,
        _ => BarCookies::FirstParty,
    }
}

fn is_address(host: &str) -> bool {
    host.starts_with('[') || host.rsplit('.').next().is_some_and(|last| last.starts_with(|c: char| c.is_ascii_digit()))
}
