//! The page of the simulated connection bar.

fn main() {
    agent_console::simulator::page::start();
}
