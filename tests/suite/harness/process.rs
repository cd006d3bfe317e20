//! The built program, run as people run it.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    sync::{
        Arc, Mutex, PoisonError, Weak,
        atomic::{AtomicU16, Ordering},
    },
};

use super::persona::Persona;

/// `lernweg demo` in a folder of its own.
pub struct Demo {
    pub url: String,
    /// What it printed until it was ready.
    pub said: String,
    pub folder: tempfile::TempDir,
    process: Child,
    _seeded: Option<Arc<tempfile::TempDir>>,
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

/// A folder with a school in it that nobody has used. Kept as long as a demonstration runs that began as
/// a copy of it: to seed one takes seconds.
fn seeded() -> Arc<tempfile::TempDir> {
    static SEEDED: Mutex<Weak<tempfile::TempDir>> = Mutex::new(Weak::new());
    let mut seeded = SEEDED.lock().unwrap_or_else(PoisonError::into_inner);
    seeded.upgrade().unwrap_or_else(|| {
        let folder = tempfile::tempdir().unwrap();
        let (mut process, _, _) = run(&folder, &free_address());
        process.kill().unwrap();
        process.wait().unwrap();
        let folder = Arc::new(folder);
        *seeded = Arc::downgrade(&folder);
        folder
    })
}

/// Copies a folder with everything in it.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            std::fs::copy(&from, &to).unwrap();
        }
    }
}

/// A folder with the school of the demonstration in it, of its own and not running.
pub fn school() -> tempfile::TempDir {
    let (seeded, folder) = (seeded(), tempfile::tempdir().unwrap());
    copy(seeded.path(), folder.path());
    folder
}

impl Demo {
    /// Starts it over a school that is there already, and waits until it says that it runs.
    pub fn start() -> Self {
        let (seeded, folder) = (seeded(), tempfile::tempdir().unwrap());
        copy(seeded.path(), folder.path());
        let mut demo = Self::in_folder(folder);
        demo._seeded = Some(seeded);
        demo
    }

    /// Starts it in an empty folder, and waits until it says that it runs.
    pub fn start_empty() -> Self {
        Self::in_folder(tempfile::tempdir().unwrap())
    }

    fn in_folder(folder: tempfile::TempDir) -> Self {
        let (process, url, said) = run(&folder, &free_address());
        Self { url, said, folder, process, _seeded: None }
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
