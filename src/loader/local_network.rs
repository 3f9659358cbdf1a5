//! Chrome's *Local Network Access*: a page of the internet reaches an address of the company's network or of this computer
//! only with the agent's permission. A frame that is kept out shows an error of the browser's and fires `load` like any
//! other; the permission is all that a page sees.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// What the browser says of a permission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Grant {
    /// It doesn't know it.
    #[default]
    Unknown,
    /// It asks, or would.
    Prompt,
    Denied,
    Granted,
}

/// The permissions by their names. Chrome has divided the first, which old releases know alone, into the two others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct LocalNetwork {
    /// `local-network-access`
    pub access: Grant,
    /// `local-network`
    pub local: Grant,
    /// `loopback-network`
    pub loopback: Grant,
}

/// Where an address leads, as far as it says so itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Space {
    /// This computer.
    Loopback,
    /// The network around it.
    Local,
    Internet,
    /// Only its name is known.
    Named,
}

impl LocalNetwork {
    /// Whether a bar at this host of which nothing is heard is probably kept out. `long`: it should have been heard by now.
    pub fn keeps_out(&self, host: &str, long: bool) -> bool {
        let [local, loopback] = [self.local, self.loopback]
            .map(|grant| if grant == Grant::Unknown { self.access } else { grant } == Grant::Denied);
        match space(host) {
            Space::Loopback => loopback,
            Space::Local => local,
            Space::Named => long && (local || loopback),
            Space::Internet => false,
        }
    }
}

/// `host` as the URL standard writes it, IPv6 between brackets.
fn space(host: &str) -> Space {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    if host == "localhost" || host.ends_with(".localhost") {
        return Space::Loopback;
    }
    if host.ends_with(".local") {
        return Space::Local;
    }
    let number = host.trim_start_matches('[').trim_end_matches(']');
    match number.parse() {
        Ok(IpAddr::V4(v4)) => of_v4(v4),
        Ok(IpAddr::V6(v6)) => v6.to_ipv4_mapped().map_or_else(|| of_v6(v6), of_v4),
        Err(_) => Space::Named,
    }
}

fn of_v4(address: Ipv4Addr) -> Space {
    let [first, second, ..] = address.octets();
    // Of providers that share addresses (RFC 6598).
    let shared = first == 100 && second & 0b1100_0000 == 64;
    match address.is_loopback() || address.is_unspecified() {
        true => Space::Loopback,
        false if address.is_private() || address.is_link_local() || shared => Space::Local,
        false => Space::Internet,
    }
}

fn of_v6(address: Ipv6Addr) -> Space {
    match address.is_loopback() || address.is_unspecified() {
        true => Space::Loopback,
        false if address.is_unique_local() || address.is_unicast_link_local() => Space::Local,
        false => Space::Internet,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Grant::*;

    #[test]
    fn an_address_tells_where_it_leads_or_is_a_name() {
        let cases: [(Space, &[&str]); 4] = [
            (
                Space::Loopback,
                &["localhost", "bar.LOCALHOST.", "127.0.0.1", "127.8.8.8", "[::1]", "0.0.0.0", "[::ffff:127.0.0.1]"],
            ),
            (
                Space::Local,
                &[
                    "10.1.2.3",
                    "172.16.0.1",
                    "192.168.1.1",
                    "169.254.1.1",
                    "100.64.0.1",
                    "[fd00::1]",
                    "[fe80::1]",
                    "bar.local",
                ],
            ),
            (Space::Internet, &["8.8.8.8", "172.32.0.1", "100.128.0.1", "[2001:4860::1]"]),
            (Space::Named, &["cec.example.com", "localhost.example.com", "bar", ""]),
        ];
        for (expected, hosts) in cases {
            for host in hosts {
                assert_eq!(space(host), expected, "{host}");
            }
        }
    }

    #[test]
    fn what_is_denied_for_where_the_bar_is_keeps_it_out() {
        let all = |access, local, loopback| LocalNetwork { access, local, loopback };
        let cases = [
            (all(Unknown, Unknown, Unknown), "127.0.0.1", true, false),
            (all(Prompt, Prompt, Prompt), "127.0.0.1", true, false),
            (all(Denied, Prompt, Denied), "127.0.0.1", false, true),
            (all(Denied, Prompt, Denied), "10.0.0.1", false, false),
            (all(Denied, Denied, Prompt), "10.0.0.1", false, true),
            (all(Denied, Granted, Granted), "10.0.0.1", true, false),
            (all(Denied, Unknown, Unknown), "10.0.0.1", false, true),
            (all(Denied, Denied, Prompt), "cec.example.com", false, false),
            (all(Denied, Denied, Prompt), "cec.example.com", true, true),
            (all(Denied, Denied, Denied), "8.8.8.8", true, false),
        ];
        for (grants, host, long, expected) in cases {
            assert_eq!(grants.keeps_out(host, long), expected, "{grants:?} {host} {long}");
        }
    }
}
