//! The page on which a case file is read.

fn main() {
    agent_console::replay::page::start();
}
