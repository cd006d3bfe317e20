//! The built program, run as people run it.

use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU16, Ordering},
};

use super::persona::Persona;

/// `lernweg demo` in an empty folder.
pub struct Demo {
    pub url: String,
    /// What it printed until it was ready.
    pub said: String,
    pub folder: tempfile::TempDir,
    process: Child,
}

/// An address to listen on. From below the ports that clients are given, so that no
/// connection of another test takes it between this call and the server's own.
pub fn free_address() -> String {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    let first = u16::try_from(std::process::id() % 100).unwrap() * 150;
    loop {
        let port = 15_000 + first.wrapping_add(NEXT.fetch_add(1, Ordering::Relaxed)) % 15_000;
        if let Ok(free) = std::net::TcpListener::bind(("127.0.0.1", port)) {
            return free.local_addr().unwrap().to_string();
        }
    }
}

impl Demo {
    /// Starts it and waits until it says that it runs.
    pub fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (process, url, said) = run(&folder, &free_address());
        Self { url, said, folder, process }
    }

    /// Ends it, the hard way.
    fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// Starts it again where it was.
    pub fn restart(&mut self) {
        self.kill();
        let listen = self.url.strip_prefix("http://").unwrap().to_owned();
        let (process, url, said) = run(&self.folder, &listen);
        (self.process, self.url, self.said) = (process, url, said);
    }

    /// Somebody who looks at it.
    pub fn visitor(&self, language: &str) -> Persona {
        Persona::new(&self.url, language)
    }
}

fn run(folder: &tempfile::TempDir, listen: &str) -> (Child, String, String) {
    let mut process = Command::new(env!("CARGO_BIN_EXE_lernweg"))
        .arg("demo")
        .current_dir(folder.path())
        .env_remove("LERNWEG_DATABASE_URL")
        .env("LERNWEG_LISTEN", listen)
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap();
    let mut said = String::new();
    let mut url = None;
    for line in BufReader::new(process.stdout.take().unwrap()).lines().map_while(Result::ok) {
        if let Some((_, address)) = line.split_once("running at ") {
            url = Some(address.trim().to_owned());
        }
        said.push_str(&line);
        said.push('\n');
        if line.contains("Ctrl-C") {
            break;
        }
    }
    let url = url.unwrap_or_else(|| panic!("it did not start:\n{said}"));
    (process, url, said)
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
