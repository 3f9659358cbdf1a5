//! Starts the console.

fn main() {
    agent_console::shell::start();
}
