//! The release in `dist/`, in a real browser, before real servers. `make test` builds the release first.

mod harness;

mod release;

mod foreign_page;

mod screenshots;
