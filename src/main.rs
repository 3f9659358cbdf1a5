//! Starts the console.

fn main() {
    agent_console::app::start();
}
