//! What a VM is made with: options of the command line and of the environment, decided before it starts.

use crate::capability::Capabilities;
use crate::files::Mount;
use crate::import::FrozenLibrary;
use crate::modules::ModuleSpec;
use crate::text::hash::HashKey;
use rustc_hash::FxHashSet;
use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::Arc;

/// Options that are only shown in `sys.flags`, and what they are called there.
#[derive(Clone, Debug, Default)]
pub struct Flags {
    pub debug: u8,
    pub inspect: u8,
    pub interactive: u8,
    pub no_user_site: bool,
    pub no_site: bool,
    pub ignore_environment: bool,
    pub verbose: u8,
    pub bytes_warning: u8,
    pub quiet: bool,
    pub hash_randomization: bool,
    pub isolated: bool,
    pub dev_mode: bool,
    pub utf8_mode: u8,
    pub warn_default_encoding: bool,
    pub safe_path: bool,
    pub unbuffered: bool,
}

/// Which compiled files that hold a hash are compared with their sources.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CheckHash {
    /// Those that say so.
    #[default]
    Default,
    Always,
    Never,
}

impl CheckHash {
    pub fn name(self) -> &'static str {
        match self {
            CheckHash::Default => "default",
            CheckHash::Always => "always",
            CheckHash::Never => "never",
        }
    }
}

/// How text is encoded where nobody says otherwise.
#[derive(Clone, Debug)]
pub struct Encodings {
    /// That of files.
    pub locale: String,
    /// That of the standard streams, and how they treat what cannot be encoded.
    pub stdio: String,
    pub stdio_errors: String,
}

impl Default for Encodings {
    fn default() -> Self {
        Encodings { locale: "utf-8".to_owned(), stdio: "utf-8".to_owned(), stdio_errors: "strict".to_owned() }
    }
}

/// Aligned, so that machines on several threads, which change how many share it, do not take its fields out of each other's caches.
#[derive(Clone)]
#[repr(align(128))]
pub struct Config {
    pub recursion_limit: u32,
    pub int_max_str_digits: usize,
    /// Code objects tell columns; not under `-X no_debug_ranges`.
    pub code_debug_ranges: bool,
    /// 0: off. See `heap::collect`.
    pub gc_stress: u64,
    /// How many frames `tracemalloc` keeps of each allocation from the start; 0: it is off.
    pub tracemalloc: u16,
    /// Level of `-O`.
    pub optimize: u8,
    /// `-B`.
    pub dont_write_bytecode: bool,
    /// `--check-hash-based-pycs`.
    pub check_hash_pycs: CheckHash,
    /// The folder that the frozen library seems to lie in.
    pub stdlib_dir: PathBuf,
    pub frozen: FrozenLibrary,
    pub argv: Vec<OsString>,
    pub orig_argv: Vec<OsString>,
    /// `sys.path` to begin with.
    pub path: Vec<OsString>,
    pub executable: PathBuf,
    pub base_executable: PathBuf,
    pub prefix: PathBuf,
    pub base_prefix: PathBuf,
    pub warn_options: Vec<OsString>,
    pub x_options: Vec<(String, Option<String>)>,
    /// The tree of compiled files, if they are not to lie beside their sources.
    pub pycache_prefix: Option<PathBuf>,
    pub flags: Flags,
    pub encodings: Encodings,
    /// Lists of native modules beside the VM's own.
    pub modules: &'static [&'static [&'static ModuleSpec]],
    /// What of the outside world programs may use.
    pub capabilities: Capabilities,
    /// What scripts may import; everything, if nothing is said. A package stands for all that is below it.
    pub importable: Option<Arc<FxHashSet<String>>>,
    /// Virtual folders.
    pub mounts: Arc<[Mount]>,
    /// The machine handles the signals of the process, if no other one does.
    pub handle_signals: bool,
    /// The process's; has an effect for its first VM. `None` is a random one.
    pub hash_key: Option<HashKey>,
}

impl Default for Config {
    fn default() -> Self {
        Config {
            recursion_limit: 1000,
            int_max_str_digits: 4300,
            code_debug_ranges: true,
            gc_stress: 0,
            tracemalloc: 0,
            optimize: 0,
            dont_write_bytecode: false,
            check_hash_pycs: CheckHash::Default,
            stdlib_dir: PathBuf::new(),
            frozen: FrozenLibrary::EMPTY,
            argv: Vec::new(),
            orig_argv: Vec::new(),
            path: Vec::new(),
            executable: PathBuf::new(),
            base_executable: PathBuf::new(),
            prefix: PathBuf::new(),
            base_prefix: PathBuf::new(),
            warn_options: Vec::new(),
            x_options: Vec::new(),
            pycache_prefix: None,
            flags: Flags::default(),
            encodings: Encodings::default(),
            modules: &[],
            capabilities: Capabilities::NONE,
            importable: None,
            mounts: Arc::default(),
            handle_signals: false,
            hash_key: None,
        }
    }
}
