//! The release behind the web servers that enterprises have: real ones, with what `make policy` prints in their
//! configuration.

mod client;
pub(crate) mod files;
mod framing;
mod headers;
mod package;
mod pages;
mod platform;
pub(crate) mod server;

use files::Folder;
use server::{Kind, Server};

/// At a server's root and below it.
const BASES: [&str; 2] = ["/", "/desk/console/"];

/// Every server under every base, with a console of this configuration.
fn everywhere(config: &str) -> impl Iterator<Item = Server> {
    let table = Kind::ALL.into_iter().flat_map(|kind| BASES.map(|base| (kind, base)));
    table.map(move |(kind, base)| Server::start(kind, base, Folder::with(config), None))
}
