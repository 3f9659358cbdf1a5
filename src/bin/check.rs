//! The page on which an operator checks a deployment.

fn main() {
    agent_console::check::page::start();
}
