//! A loudspeaker that nobody hears, for a Firefox on a machine without any: there it plays nothing at all, while Chromium
//! and WebKit play into the void.

use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

pub struct Speaker {
    process: Child,
    folder: PathBuf,
}

impl Speaker {
    pub fn start() -> Self {
        static STARTED: AtomicU32 = AtomicU32::new(0);
        let name = format!("agent-console-speaker-{}-{}", std::process::id(), STARTED.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).expect("a folder can be made");
        let socket = format!("module-native-protocol-unix auth-anonymous=1 socket={}/native", folder.display());
        // Without rewinds it plays a twentieth of a second at a time, else two seconds.
        let process = Command::new("pulseaudio")
            .args([
                "-n",
                "--daemonize=no",
                "--exit-idle-time=-1",
                "--use-pid-file=no",
                "-L",
                "module-null-sink norewinds=1",
                "-L",
            ])
            .arg(socket)
            .env("HOME", &folder)
            .env("XDG_RUNTIME_DIR", &folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("pulseaudio is installed");
        let speaker = Self { process, folder };
        let began = Instant::now();
        while !speaker.folder.join("native").exists() {
            assert!(began.elapsed() < Duration::from_secs(20), "pulseaudio opens its socket");
            std::thread::sleep(Duration::from_millis(10));
        }
        speaker
    }

    /// As in `PULSE_SERVER`.
    pub fn address(&self) -> String {
        format!("unix:{}/native", self.folder.display())
    }
}

impl Drop for Speaker {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        // A folder that can't be removed is no failure of the console.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
