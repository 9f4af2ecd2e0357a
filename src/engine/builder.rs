//! [`Engine`] and [`EngineBuilder`]: what all machines of a program have in common.

use super::limits::Limits;
use super::module::HostModule;
use super::output::{Destination, Stream};
use super::vm::Vm;
use std::ffi::OsStr;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use taipan_vm::capability::{Access, Capabilities, Capability};
use taipan_vm::config::Config;
use taipan_vm::files::Mount;
use taipan_vm::modules::ModuleSpec;

static NATIVE: [&[&ModuleSpec]; 1] = [taipan_stdlib::MODULES];

/// Where the modules of the library seem to lie; there is no such folder.
const LIBRARY: &str = "/taipan/lib/python3.14";

/// What machines are made with: the standard library, modules of the host, capabilities and limits. It is shared by all threads,
/// and cloning it costs nothing.
///
/// ```
/// let engine = taipan::Engine::new();
/// let results: Vec<i64> = std::thread::scope(|scope| {
///     let threads: Vec<_> = (0..2)
///         .map(|index| {
///             let engine = engine.clone();
///             scope.spawn(move || engine.vm().eval(&format!("{index} + 1")).unwrap())
///         })
///         .collect();
///     threads.into_iter().map(|thread| thread.join().unwrap()).collect()
/// });
/// assert_eq!(results, [1, 2]);
/// ```
#[derive(Clone)]
pub struct Engine(Arc<Built>);

/// Aligned as [`Config`] is, and for the same reason.
#[repr(align(128))]
struct Built {
    options: Options,
    /// That of the options, shared with the machines.
    config: Arc<Config>,
}

#[derive(Clone)]
struct Options {
    config: Config,
    limits: Limits,
    modules: Vec<HostModule>,
    destination: Destination,
    stdin: Option<Arc<[u8]>>,
}

impl Engine {
    /// An engine without capabilities, limits and modules of its own.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// assert_eq!(vm.eval::<i64>("6 * 7").unwrap(), 42);
    /// assert!(vm.run("open('/etc/passwd')").is_err());
    /// ```
    pub fn new() -> Engine {
        Engine::builder().build()
    }

    /// An engine whose options are to be chosen.
    ///
    /// ```
    /// use taipan::{Capability, Engine};
    ///
    /// let engine = Engine::builder().allow(Capability::Clock).build();
    /// engine.vm().run("import time; time.time()").unwrap();
    /// ```
    pub fn builder() -> EngineBuilder {
        EngineBuilder::new()
    }

    /// A new machine.
    ///
    /// ```
    /// let engine = taipan::Engine::new();
    /// let (mut one, mut other) = (engine.vm(), engine.vm());
    /// one.run("x = 1").unwrap();
    /// assert!(other.run("x").is_err());
    /// ```
    pub fn vm(&self) -> Vm {
        Vm::new(self)
    }

    pub(super) fn config(&self) -> &Arc<Config> {
        &self.0.config
    }

    pub(super) fn limits(&self) -> Limits {
        self.0.options.limits
    }

    pub(super) fn modules(&self) -> &[HostModule] {
        &self.0.options.modules
    }

    pub(super) fn stdin(&self) -> Option<&Arc<[u8]>> {
        self.0.options.stdin.as_ref()
    }

    pub(super) fn destination(&self) -> &Destination {
        &self.0.options.destination
    }
}

impl Default for Engine {
    fn default() -> Engine {
        Engine::new()
    }
}

impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Engine").field("limits", &self.0.options.limits).finish_non_exhaustive()
    }
}

/// The options of an [`Engine`]. Without any, its scripts reach nothing of the outside world, and what they print is kept in
/// memory for [`Vm::take_stdout`](crate::Vm::take_stdout).
///
/// ```
/// use std::time::Duration;
/// use taipan::{Capability, Engine, HostModule, Limits};
///
/// let engine = Engine::builder()
///     .limits(Limits::untrusted().wall_time(Duration::from_millis(200)))
///     .module(HostModule::new("shop").constant("NAME", "Corner"))
///     .allow(Capability::Clock)
///     .build();
/// assert_eq!(engine.vm().eval::<String>("__import__('shop').NAME").unwrap(), "Corner");
/// ```
#[derive(Clone)]
pub struct EngineBuilder(Options);

impl EngineBuilder {
    fn new() -> EngineBuilder {
        let config = Config {
            stdlib_dir: PathBuf::from(LIBRARY),
            prefix: PathBuf::from("/taipan"),
            base_prefix: PathBuf::from("/taipan"),
            path: vec![LIBRARY.into()],
            frozen: taipan_stdlib::frozen::LIBRARY,
            modules: &NATIVE,
            argv: vec!["".into()],
            ..Config::default()
        };
        let (limits, modules, destination, stdin) = Default::default();
        EngineBuilder(Options { config, limits, modules, destination, stdin })
    }

    /// The limits that its machines begin with.
    ///
    /// ```
    /// use taipan::{Engine, Limits};
    ///
    /// let mut vm = Engine::builder().limits(Limits::new().fuel(1000)).build().vm();
    /// assert!(vm.run("while True: pass").is_err());
    /// ```
    pub fn limits(mut self, limits: Limits) -> EngineBuilder {
        self.0.limits = limits;
        self
    }

    /// How deeply Python functions may call each other; beyond it is `RecursionError`. 1,000 unless said otherwise.
    ///
    /// ```
    /// let mut vm = taipan::Engine::builder().recursion_limit(3000).build().vm();
    /// vm.run("def f(n): return n and f(n - 1)\nf(2500)").unwrap();
    /// ```
    pub fn recursion_limit(mut self, depth: u32) -> EngineBuilder {
        self.0.config.recursion_limit = depth;
        self
    }

    /// Adds a module that scripts can import.
    ///
    /// ```
    /// use taipan::{Engine, HostModule};
    ///
    /// let module = HostModule::new("host").function("double", |n: i64| 2 * n);
    /// let mut vm = Engine::builder().module(module).build().vm();
    /// assert_eq!(vm.eval::<i64>("__import__('host').double(21)").unwrap(), 42);
    /// ```
    pub fn module(mut self, module: HostModule) -> EngineBuilder {
        self.0.modules.push(module);
        self
    }

    /// Lets scripts use a part of the outside world.
    ///
    /// ```
    /// use taipan::{Capability, Engine};
    ///
    /// let mut vm = Engine::builder().allow(Capability::Clock).build().vm();
    /// assert!(vm.eval::<f64>("__import__('time').time()").unwrap() > 0.0);
    /// ```
    pub fn allow(mut self, capability: Capability) -> EngineBuilder {
        self.0.config.capabilities.grant(capability);
        self
    }

    /// Lets scripts use everything, as the command line does.
    ///
    /// ```
    /// let mut vm = taipan::Engine::builder().allow_all().build().vm();
    /// assert!(vm.eval::<bool>("__import__('os').path.exists('/')").unwrap());
    /// ```
    pub fn allow_all(mut self) -> EngineBuilder {
        self.0.config.capabilities = Capabilities::ALL;
        self
    }

    /// Lets scripts read a folder with all that is below it, or one file. It must exist.
    ///
    /// ```
    /// # fn main() -> std::io::Result<()> {
    /// let mut vm = taipan::Engine::builder().allow_reading("/etc/passwd")?.build().vm();
    /// vm.run("text = open('/etc/passwd').read()").unwrap();
    /// assert!(vm.run("open('/etc/hosts')").is_err());
    /// assert!(vm.run("open('/etc/passwd', 'w')").is_err());
    /// # Ok(())
    /// # }
    /// ```
    pub fn allow_reading(mut self, path: impl AsRef<Path>) -> io::Result<EngineBuilder> {
        self.0.config.capabilities.grant_path(path.as_ref(), Access::Read)?;
        Ok(self)
    }

    /// Lets scripts read and change a folder with all that is below it, or one file. It must exist.
    ///
    /// ```
    /// # fn main() -> std::io::Result<()> {
    /// let folder = std::env::temp_dir().join("taipan-doc-writing");
    /// std::fs::create_dir_all(&folder)?;
    /// let mut vm = taipan::Engine::builder().allow_writing(&folder)?.build().vm();
    /// vm.set("path", folder.join("new").to_str()).unwrap();
    /// vm.run("with open(path, 'w') as file: file.write('spam')").unwrap();
    /// assert_eq!(std::fs::read(folder.join("new"))?, b"spam");
    /// # std::fs::remove_dir_all(folder)
    /// # }
    /// ```
    pub fn allow_writing(mut self, path: impl AsRef<Path>) -> io::Result<EngineBuilder> {
        self.0.config.capabilities.grant_path(path.as_ref(), Access::Write)?;
        Ok(self)
    }

    /// Lets scripts use the network as far as one host is concerned: a name or an address, as scripts write it.
    ///
    /// ```
    /// let mut vm = taipan::Engine::builder().allow_host("127.0.0.1").build().vm();
    /// let error = vm.run("import socket; socket.create_connection(('example.org', 80))").unwrap_err();
    /// assert_eq!(error.exception().unwrap().type_name(), "PermissionError");
    /// ```
    pub fn allow_host(mut self, host: &str) -> EngineBuilder {
        self.0.config.capabilities.grant_host(host);
        self
    }

    /// Lets scripts see and change a variable of the environment.
    ///
    /// ```
    /// let mut vm = taipan::Engine::builder().allow_variable("PATH").build().vm();
    /// assert_eq!(vm.eval::<Vec<String>>("list(__import__('os').environ)").unwrap(), ["PATH"]);
    /// ```
    pub fn allow_variable(mut self, name: impl AsRef<OsStr>) -> EngineBuilder {
        self.0.config.capabilities.grant_variable(name.as_ref());
        self
    }

    /// Lets scripts start a program, which must exist; a bare name is looked for in the folders of `PATH`. The program itself is
    /// held by nothing.
    ///
    /// ```
    /// # fn main() -> std::io::Result<()> {
    /// let mut vm = taipan::Engine::builder().allow_program("sh")?.build().vm();
    /// let error = vm.run("import os; os.posix_spawn('/bin/ls', ['ls'], {})").unwrap_err();
    /// assert_eq!(error.exception().unwrap().type_name(), "PermissionError");
    /// # Ok(())
    /// # }
    /// ```
    pub fn allow_program(mut self, program: impl AsRef<Path>) -> io::Result<EngineBuilder> {
        self.0.config.capabilities.grant_program(program.as_ref())?;
        Ok(self)
    }

    /// Lets scripts import modules from a folder, which they may read from then on. It must exist.
    ///
    /// ```
    /// # fn main() -> std::io::Result<()> {
    /// let folder = std::env::temp_dir().join("taipan-doc-imports");
    /// std::fs::create_dir_all(&folder)?;
    /// std::fs::write(folder.join("prices.py"), "APPLE = 3")?;
    /// let mut vm = taipan::Engine::builder().import_from(&folder)?.build().vm();
    /// vm.run("import prices").unwrap();
    /// assert_eq!(vm.eval::<i64>("prices.APPLE").unwrap(), 3);
    /// # std::fs::remove_dir_all(folder)
    /// # }
    /// ```
    pub fn import_from(mut self, folder: impl AsRef<Path>) -> io::Result<EngineBuilder> {
        let folder = folder.as_ref().canonicalize()?;
        self.0.config.capabilities.grant_path(&folder, Access::Read)?;
        self.0.config.path.insert(0, folder.into_os_string());
        self.0.config.dont_write_bytecode = true;
        Ok(self)
    }

    /// Of two mounts at one place, the later one counts.
    pub(super) fn add_mount(&mut self, mount: Mount) {
        let kept = self.0.config.mounts.iter().filter(|known| known.at != mount.at).cloned();
        self.0.config.mounts = kept.chain([mount.clone()]).collect();
    }

    /// Modules are looked for there before anywhere else.
    pub(super) fn search_first(&mut self, folder: PathBuf) {
        self.0.config.path.insert(0, folder.into_os_string());
        self.0.config.dont_write_bytecode = true;
    }

    /// Lets scripts import these modules and no others; a package stands for all that is below it. Modules of the library, and those
    /// that the host supplies, still import what they need, and what they have imported can be reached through them: it is the
    /// capabilities that keep scripts from the outside world.
    ///
    /// ```
    /// let mut vm = taipan::Engine::builder().importable(["json", "math"]).build().vm();
    /// vm.run("import json, math; from json.decoder import JSONDecoder").unwrap();
    /// let error = vm.run("import os").unwrap_err();
    /// assert_eq!(error.exception().unwrap().type_name(), "ModuleNotFoundError");
    /// assert!(error.to_string().ends_with("No module named 'os'; the host can make it importable"), "{error}");
    /// ```
    pub fn importable<N: Into<String>>(mut self, names: impl IntoIterator<Item = N>) -> EngineBuilder {
        self.0.config.importable = Some(Arc::new(names.into_iter().map(Into::into).collect()));
        self
    }

    /// What scripts read from `sys.stdin`, each machine from the beginning; see [`Vm::set_stdin`] for what is not known yet. Without, they have
    /// none.
    ///
    /// ```
    /// let engine = taipan::Engine::builder().stdin("3\n4\n").build();
    /// assert_eq!(engine.vm().eval::<i64>("int(input()) + int(input())").unwrap(), 7);
    /// ```
    pub fn stdin(mut self, bytes: impl Into<Vec<u8>>) -> EngineBuilder {
        self.0.stdin = Some(Arc::from(bytes.into()));
        self
    }

    /// `sys.argv`.
    ///
    /// ```
    /// let mut vm = taipan::Engine::builder().args(["job.py", "--fast"]).build().vm();
    /// assert_eq!(vm.eval::<Vec<String>>("__import__('sys').argv").unwrap(), ["job.py", "--fast"]);
    /// ```
    pub fn args<S: Into<std::ffi::OsString>>(mut self, args: impl IntoIterator<Item = S>) -> EngineBuilder {
        self.0.config.argv = args.into_iter().map(Into::into).collect();
        self
    }

    /// Hands what scripts print to a function of the host's, as they print it.
    ///
    /// ```
    /// use std::sync::{Arc, Mutex};
    ///
    /// let said = Arc::new(Mutex::new(String::new()));
    /// let sink = said.clone();
    /// let engine = taipan::Engine::builder().on_output(move |_, text| sink.lock().unwrap().push_str(text)).build();
    /// engine.vm().run("print('hi')").unwrap();
    /// assert_eq!(*said.lock().unwrap(), "hi\n");
    /// ```
    pub fn on_output(mut self, sink: impl Fn(Stream, &str) + Send + Sync + 'static) -> EngineBuilder {
        self.0.destination = Destination::Sink(Arc::new(sink));
        self
    }

    /// Lets scripts use the standard streams of the process.
    ///
    /// ```
    /// let mut vm = taipan::Engine::builder().inherit_stdio().build().vm();
    /// vm.run("print('this goes to the standard output of the program')").unwrap();
    /// assert_eq!(vm.take_stdout(), "");
    /// ```
    pub fn inherit_stdio(mut self) -> EngineBuilder {
        self.0.destination = Destination::Process;
        self.allow(Capability::Stdio)
    }

    /// The engine.
    ///
    /// ```
    /// let engine = taipan::Engine::builder().build();
    /// assert_eq!(engine.vm().eval::<i64>("1 + 1").unwrap(), 2);
    /// ```
    pub fn build(self) -> Engine {
        let config = Arc::new(self.0.config.clone());
        Engine(Arc::new(Built { options: self.0, config }))
    }
}

impl fmt::Debug for EngineBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EngineBuilder").field("limits", &self.0.limits).finish_non_exhaustive()
    }
}
