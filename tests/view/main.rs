//! What the view says, on the machine that builds it: the tests that need the feature `browser` and no browser.

mod reference_page;
mod replay;
mod simulator;
mod words;
