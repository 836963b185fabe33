//! The programs in `tests/interop/` that put each client behind the same steps: how they are installed and started.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::Result;

use crate::kafka;
use crate::process;

/// What a client is installed from and run with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Driver {
    /// A Python program over a virtual environment of this requirements file; `module` is the adapter in
    /// `tests/interop/python`, `api_version` the broker release that kafka-python is told to speak to.
    Python {
        requirements: &'static str,
        module: &'static str,
        api_version: Option<&'static str>,
    },
    /// kafka-clients of this release with the sources in `common` and these folders.
    Java {
        release: &'static str,
        sources: [&'static str; 3],
    },
    /// A program of the Go module; `api_version` is the broker release that Sarama is told to speak to.
    Go {
        program: &'static str,
        api_version: Option<&'static str>,
    },
    /// An npm package of `tests/interop/node/packages` under the adapter `module`.
    Node {
        package: &'static str,
        module: &'static str,
    },
    /// A program of the Cargo workspace in `tests/interop/rust`.
    Rust { program: &'static str },
}

/// A first installation may have a C library to compile.
const INSTALL_BOUND: Duration = Duration::from_secs(900);

fn sources(language: &str) -> PathBuf {
    kafka::root().join("tests/interop").join(language)
}

impl Driver {
    fn home(&self) -> PathBuf {
        let folder = kafka::folder();
        match self {
            Self::Python { requirements, .. } => folder.join(format!("python-{requirements}")),
            Self::Java { release, .. } => folder.join(format!("client-{release}")),
            Self::Go { .. } => folder.join("go"),
            Self::Node { package, .. } => folder.join(format!("node-{package}")),
            Self::Rust { .. } => folder.join("rust"),
        }
    }

    /// Installs it into the ignored folder, unless what is there is what is wanted.
    pub fn install(&self) -> Result<()> {
        let home = self.home();
        std::fs::create_dir_all(&home)?;
        match self {
            Self::Python { requirements, .. } => install_python(&home, requirements),
            Self::Java { release, sources } => install_java(&home, release, sources),
            Self::Go { program, .. } => install_go(&home, program),
            Self::Node { package, .. } => install_node(&home, package),
            Self::Rust { program } => install_rust(&home, program),
        }
    }

    /// The Python of its environment on a program of `tests/interop/python`.
    pub fn python(&self, program: &str) -> Command {
        let mut command = Command::new(self.home().join("bin/python"));
        command.arg("-B").arg(sources("python").join(program));
        command
    }

    /// Its program at `step`, without arguments yet.
    pub fn command(&self, step: &str) -> Command {
        let home = self.home();
        let (mut command, api_version) = match self {
            Self::Python {
                module,
                api_version,
                ..
            } => {
                let mut command = self.python("steps.py");
                command.arg(module);
                (command, *api_version)
            }
            Self::Java { .. } => {
                let mut command = kafka::java(&[&home.join("libs"), &home.join("classes")]);
                command.args(["-XX:TieredStopAtLevel=1", "-Xmx256m", "Steps"]);
                (command, None)
            }
            Self::Go {
                program,
                api_version,
            } => (Command::new(home.join(program)), *api_version),
            Self::Node { module, .. } => {
                let mut command = Command::new("node");
                command.arg(sources("node").join("steps.mjs")).arg(module);
                command.env("INTEROP_PACKAGES", &home);
                (command, None)
            }
            Self::Rust { program } => {
                let program = home
                    .join("target/release")
                    .join(format!("interop-{program}"));
                (Command::new(program), None)
            }
        };
        command.arg(step);
        if let Some(api_version) = api_version {
            command.arg(format!("api_version={api_version}"));
        }
        command
    }
}

/// Runs `install` unless the stamp says that it has for these very bytes. A registry may drop a download: it is tried twice.
fn unless_stamped(home: &Path, wanted: &[u8], install: impl Fn(&Path) -> Result<()>) -> Result<()> {
    let (stamp, log) = (home.join("installed.txt"), home.join("install.log"));
    if std::fs::read(&stamp).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    install(&log).or_else(|_| install(&log))?;
    std::fs::write(stamp, wanted)?;
    Ok(())
}

fn install_python(home: &Path, requirements: &str) -> Result<()> {
    let wanted = sources("python").join(format!("requirements/{requirements}.txt"));
    unless_stamped(home, &std::fs::read(&wanted)?, |log| {
        let mut environment = Command::new("python3");
        environment.args(["-m", "venv", "--clear"]).arg(home);
        process::run(&mut environment, log, INSTALL_BOUND)?;
        let mut pip = Command::new(home.join("bin/python"));
        pip.args(["-m", "pip", "install", "--disable-pip-version-check", "-r"])
            .arg(&wanted);
        process::run(&mut pip, log, INSTALL_BOUND)
    })
}

fn install_java(home: &Path, release: &str, folders: &[&str]) -> Result<()> {
    let jars = kafka::fetch("client.pom.xml", release)?;
    let sources: Vec<PathBuf> = ["common"]
        .iter()
        .chain(folders)
        .map(|part| sources("java").join(part))
        .collect();
    kafka::compile(&jars, &sources, &home.join("classes"))
}

/// Go itself knows what is fetched and compiled already.
fn install_go(home: &Path, program: &str) -> Result<()> {
    let mut build = Command::new("go");
    build
        .current_dir(sources("go"))
        .args(["build", "-mod=readonly", "-o"])
        .arg(home.join(program))
        .arg(format!("./{program}"));
    let log = home.join("install.log");
    process::run(&mut build, &log, INSTALL_BOUND)
        .or_else(|_| process::run(&mut build, &log, INSTALL_BOUND))
}

fn install_node(home: &Path, package: &str) -> Result<()> {
    let from = sources("node").join("packages").join(package);
    let (manifest, lock) = ("package.json", "package-lock.json");
    let mut wanted = std::fs::read(from.join(manifest))?;
    wanted.extend(std::fs::read(from.join(lock))?);
    unless_stamped(home, &wanted, |log| {
        for file in [manifest, lock] {
            std::fs::copy(from.join(file), home.join(file))?;
        }
        // Scripts of a package run when they are asked for by name, not along with the download.
        for args in [
            ["ci", "--ignore-scripts", "--no-fund"],
            ["rebuild", "--foreground-scripts", "--no-fund"],
        ] {
            let mut npm = Command::new("npm");
            // Confluent's package compiles the librdkafka that it ships, against what the machine has.
            npm.current_dir(home)
                .args(args)
                .env("npm_config_build_from_source", "true")
                .env("CKJS_LINKING", "dynamic");
            process::run(&mut npm, log, INSTALL_BOUND)?;
        }
        Ok(())
    })
}

/// Cargo itself knows what is compiled already.
fn install_rust(home: &Path, program: &str) -> Result<()> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .args([
            "build",
            "--quiet",
            "--release",
            "--locked",
            "--manifest-path",
        ])
        .arg(sources("rust").join("Cargo.toml"))
        .args(["--package", &format!("interop-{program}"), "--target-dir"])
        .arg(home.join("target"));
    process::run(&mut cargo, &home.join("install.log"), INSTALL_BOUND)
}
