//! Capabilities: what of the world outside a VM may use. The one place that says no.
//!
//! An embedder's VM has none unless it is granted; the command line grants all. Every native that reaches the system asks here
//! first: by kind ([`Thread::allow`]), by path ([`Thread::allow_path`], [`Thread::allow_entry`]) or by file descriptor
//! ([`Thread::allow_descriptor`]). What is refused is a `PermissionError` that programs can catch.
//!
//! The environment, the network and starting processes are granted as a whole or by names: of variables, hosts and programs.
//! The addresses that the name of a granted host has been looked up to are granted with it.
//!
//! Files are granted as a whole or by folders. Under folders, a path is resolved to the file it really names before it is
//! compared, so that neither `..` nor symbolic links lead out; callers hand the path that they get back to the system. What
//! cannot be narrowed to a path (`dir_fd`, `chdir`, `chroot`) asks for [`Capability::Files`].
//!
//! Virtual folders ([`files`](crate::files)) are no matter of the system's: natives that know them ask there first, and others
//! are refused here.
//!
//! Invariant: a VM without [`Capability::Files`] uses only descriptors that it has opened itself, and the standard streams if
//! it has [`Capability::Stdio`].

use crate::builtins::exceptions;
use crate::error::{PyResult, Raised};
use crate::files::descriptor::is_virtual;
use crate::files::place::Place;
use crate::files::settle;
use crate::thread::Thread;
use rustc_hash::FxHashSet;
use std::borrow::Cow;
use std::cell::RefCell;
use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Component, Path, PathBuf};

/// Something of the world outside that a script may use once the host has granted it.
///
/// ```
/// # use taipan_vm::capability::{Capabilities, Capability};
/// let mut granted = Capabilities::NONE;
/// granted.grant(Capability::Clock);
/// assert!(granted.has(Capability::Clock) && !granted.has(Capability::Network));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Capability {
    /// All files and descriptors.
    Files,
    Network,
    /// Reading and changing environment variables.
    Environment,
    /// Starting processes, and sending them signals.
    Subprocess,
    Threads,
    Clock,
    Randomness,
    /// The standard streams of the process.
    Stdio,
    /// What the system keeps once per process: working directory, signal handlers, umask, priorities, ids, fork.
    Process,
}

impl Capability {
    /// All of them.
    ///
    /// ```
    /// # use taipan_vm::capability::Capability;
    /// assert!(Capability::ALL.contains(&Capability::Randomness));
    /// ```
    pub const ALL: [Capability; 9] = [
        Capability::Files,
        Capability::Network,
        Capability::Environment,
        Capability::Subprocess,
        Capability::Threads,
        Capability::Clock,
        Capability::Randomness,
        Capability::Stdio,
        Capability::Process,
    ];

    /// What messages call it.
    ///
    /// ```
    /// assert_eq!(taipan_vm::capability::Capability::Clock.name(), "the clock");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Capability::Files => "the file system",
            Capability::Network => "the network",
            Capability::Environment => "the environment",
            Capability::Subprocess => "starting processes",
            Capability::Threads => "starting threads",
            Capability::Clock => "the clock",
            Capability::Randomness => "the system's randomness",
            Capability::Stdio => "standard input and output",
            Capability::Process => "the state of the process",
        }
    }
}

/// What is to be done with a file. `Write` includes creating, deleting, renaming, and reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Access {
    Read,
    Write,
}

/// A folder, or a file, that is granted with all that is below it.
#[derive(Clone, Debug)]
struct Root {
    path: PathBuf,
    access: Access,
}

/// What is granted to a VM.
#[derive(Clone, Debug, Default)]
pub struct Capabilities {
    granted: u16,
    roots: Vec<Root>,
    hosts: Vec<String>,
    variables: Vec<OsString>,
    programs: Vec<PathBuf>,
}

impl Capabilities {
    pub const NONE: Capabilities = Capabilities::with(0);
    pub const ALL: Capabilities = Capabilities::with(u16::MAX);

    const fn with(granted: u16) -> Capabilities {
        Capabilities {
            granted,
            roots: Vec::new(),
            hosts: Vec::new(),
            variables: Vec::new(),
            programs: Vec::new(),
        }
    }

    pub fn grant(&mut self, capability: Capability) {
        self.granted |= 1 << capability as u8;
    }

    pub fn revoke(&mut self, capability: Capability) {
        self.granted &= !(1 << capability as u8);
    }

    #[inline]
    pub fn has(&self, capability: Capability) -> bool {
        self.granted & 1 << capability as u8 != 0
    }

    /// Grants a folder with all that is below it, or one file. It must exist, so that it can be known by its real path.
    pub fn grant_path(&mut self, path: &Path, access: Access) -> io::Result<()> {
        self.roots.push(Root { path: path.canonicalize()?, access });
        Ok(())
    }

    /// Grants the network as far as that host is concerned: a name or an address, as programs write it.
    pub fn grant_host(&mut self, host: &str) {
        self.hosts.push(host.to_ascii_lowercase());
    }

    /// Grants a variable of the environment.
    pub fn grant_variable(&mut self, name: &OsStr) {
        self.variables.push(name.to_owned());
    }

    /// Grants starting a program; a bare name is looked for in the folders of `PATH`. It must exist. What the program then does
    /// is no matter of the VM's.
    pub fn grant_program(&mut self, program: &Path) -> io::Result<()> {
        let found = match program.components().count() {
            1 => std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())
                .find_map(|folder| folder.join(program).canonicalize().ok()),
            _ => Some(program.canonicalize()?),
        };
        self.programs.push(found.ok_or(io::ErrorKind::NotFound)?);
        Ok(())
    }

    fn covers(&self, real: &Path, access: Access) -> bool {
        self.roots.iter().any(|root| root.access >= access && real.starts_with(&root.path))
    }

    /// The path to hand to the system for `path`, if it is granted. Of a symbolic link at its end, the target is meant
    /// where `follow` is set, and otherwise the link.
    fn resolve<'a>(&self, path: &'a Path, access: Access, follow: bool) -> Option<Cow<'a, Path>> {
        if self.has(Capability::Files) {
            return Some(Cow::Borrowed(path));
        }
        if self.roots.is_empty() {
            return None;
        }
        let real = if follow { real_path(path, LINKS_MAX) } else { real_entry(path) }?;
        self.covers(&real, access).then_some(Cow::Owned(real))
    }

    /// As [`Capabilities::resolve`], of a path that may be owned.
    fn resolve_of<'a>(&self, path: Cow<'a, Path>, access: Access, follow: bool) -> Option<Cow<'a, Path>> {
        match path {
            Cow::Borrowed(path) => self.resolve(path, access, follow),
            Cow::Owned(path) => self.resolve(&path, access, follow).map(|path| Cow::Owned(path.into_owned())),
        }
    }
}

/// What a path is to who knows real ones only.
enum Outside<'a> {
    Real(Cow<'a, Path>),
    Virtual,
    /// No file can have it.
    Nowhere,
}

const VIRTUAL_PATH: &str = "this with a path of a virtual folder; the host can grant a real one";

/// Descriptors that a VM without [`Capability::Files`] may have open.
const OWN_MAX: usize = 256;

/// As many symbolic links as Linux follows.
const LINKS_MAX: u32 = 40;

/// The file that `path` names, which need not exist, free of links.
fn real_path(path: &Path, links: u32) -> Option<PathBuf> {
    match path.canonicalize() {
        Ok(real) => Some(real),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let entry = real_entry(path)?;
            match entry.read_link() {
                // A link to nowhere: creating the file would create its target.
                Ok(target) => real_path(&entry.parent()?.join(target), links.checked_sub(1)?),
                Err(_) => Some(entry),
            }
        }
        Err(_) => None,
    }
}

/// The entry of a folder that `path` names: all but the last component free of links.
fn real_entry(path: &Path) -> Option<PathBuf> {
    let absolute = std::path::absolute(path).ok()?;
    let mut missing: Vec<OsString> = Vec::new();
    let mut folder = absolute.as_path();
    loop {
        match folder.components().next_back()? {
            Component::Normal(name) => missing.push(name.to_owned()),
            // Of `folder/..` the folder is resolved first, and then there is no last component to spare.
            Component::ParentDir => {
                let mut real = folder.canonicalize().ok()?;
                real.extend(missing.iter().rev());
                return Some(real);
            }
            _ => return missing.is_empty().then(|| folder.to_owned()),
        }
        folder = folder.parent()?;
        match folder.canonicalize() {
            Ok(mut real) => {
                real.extend(missing.iter().rev());
                return Some(real);
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(_) => return None,
        }
    }
}

/// The descriptors that a VM without [`Capability::Files`] has opened, and the addresses that it has looked up.
#[derive(Default)]
pub struct Descriptors {
    own: RefCell<FxHashSet<i32>>,
    /// Those of files that are granted to be read: their permissions, owners, times and attributes stay as they are.
    only_read: RefCell<FxHashSet<i32>>,
    /// Addresses of hosts that are granted by name.
    addresses: RefCell<FxHashSet<String>>,
}

impl Thread {
    fn capabilities(&self) -> &Capabilities {
        &self.interp().config.capabilities
    }

    /// Whether `capability` is granted.
    #[inline]
    pub fn has_capability(&self, capability: Capability) -> bool {
        self.capabilities().has(capability)
    }

    /// `PermissionError` unless `capability` is granted.
    #[inline]
    pub fn allow(&self, capability: Capability) -> PyResult<()> {
        if self.has_capability(capability) { Ok(()) } else { Err(self.refuse(capability)) }
    }

    /// The path to hand to the system for what `path` names, links followed. `PermissionError` unless that is granted.
    #[inline]
    pub fn allow_path<'a>(&self, path: &'a Path, access: Access) -> PyResult<Cow<'a, Path>> {
        self.allow_real(path, access, true)
    }

    /// As [`Thread::allow_path`], for what concerns the entry of the folder itself, be it a link (`unlink`, `lstat`, `rename`).
    #[inline]
    pub fn allow_entry<'a>(&self, path: &'a Path, access: Access) -> PyResult<Cow<'a, Path>> {
        self.allow_real(path, access, false)
    }

    fn allow_real<'a>(&self, path: &'a Path, access: Access, follow: bool) -> PyResult<Cow<'a, Path>> {
        let path = match self.outside(path, follow)? {
            Outside::Real(path) => path,
            Outside::Virtual => return Err(self.refuse_use(VIRTUAL_PATH)),
            Outside::Nowhere => return Err(self.refuse(Capability::Files)),
        };
        let granted = self.capabilities().resolve_of(path, access, follow);
        granted.ok_or_else(|| self.refuse(Capability::Files))
    }

    /// What a path of the VM's means to the system.
    fn outside<'a>(&self, path: &'a Path, follow: bool) -> PyResult<Outside<'a>> {
        if !self.has_mounts() {
            return Ok(Outside::Real(Cow::Borrowed(path)));
        }
        Ok(match settle(self.place(path, None, follow))? {
            Ok(Place::Outside(path)) => Outside::Real(Cow::Owned(path)),
            Ok(Place::Inside(_)) => Outside::Virtual,
            Err(_) => Outside::Nowhere,
        })
    }

    /// As [`Thread::allow_path`]; nothing where it is not granted, or virtual.
    #[inline]
    pub fn granted_path<'a>(&self, path: &'a Path, access: Access) -> PyResult<Option<Cow<'a, Path>>> {
        Ok(match self.outside(path, true)? {
            Outside::Real(path) => self.capabilities().resolve_of(path, access, true),
            Outside::Virtual | Outside::Nowhere => None,
        })
    }

    /// `PermissionError` unless the VM may use the descriptor.
    #[inline]
    pub fn allow_descriptor(&self, descriptor: i32) -> PyResult<()> {
        if is_virtual(descriptor) {
            return self.refuse_virtual(descriptor);
        }
        if self.may_use(descriptor) { Ok(()) } else { Err(self.refuse_use("a file descriptor of the host")) }
    }

    /// Whether the VM may use the descriptor of the system's. Objects that hold one ask each time: the number may have been closed, and
    /// be the host's now.
    #[inline]
    pub fn may_use(&self, descriptor: i32) -> bool {
        let is_stream = || (0..=2).contains(&descriptor) && self.has_capability(Capability::Stdio);
        self.has_capability(Capability::Files)
            || self.interp().descriptors.own.borrow().contains(&descriptor)
            || is_stream()
    }

    /// As [`Thread::allow_descriptor`], for what changes the file beside its contents.
    pub fn allow_descriptor_to_change(&self, descriptor: i32) -> PyResult<()> {
        self.allow_descriptor(descriptor)?;
        if self.interp().descriptors.only_read.borrow().contains(&descriptor) {
            return Err(self.refuse_use("changing a file that is granted to be read"));
        }
        Ok(())
    }

    /// `PermissionError` unless some host at least is granted.
    pub fn allow_network(&self) -> PyResult<()> {
        if self.capabilities().hosts.is_empty() { self.allow(Capability::Network) } else { Ok(()) }
    }

    /// Whether hosts are granted by name only.
    pub fn has_some_hosts(&self) -> bool {
        !self.has_capability(Capability::Network)
    }

    /// `PermissionError` unless that host is granted: a name, or an address that the name of one has been looked up to.
    pub fn allow_host(&self, host: &str) -> PyResult<()> {
        if self.has_capability(Capability::Network) {
            return Ok(());
        }
        let host = host.to_ascii_lowercase();
        let is_known = || self.interp().descriptors.addresses.borrow().contains(&host);
        if self.capabilities().hosts.contains(&host) || is_known() {
            return Ok(());
        }
        let grant = "the host can grant it by name, or Capability::Network";
        Err(self.refuse_use(&format!("the network address '{host}'; {grant}")))
    }

    /// The name of a granted host has been looked up: its address is granted, too.
    pub fn adopt_address(&self, address: String) {
        if !self.has_capability(Capability::Network) {
            self.interp().descriptors.addresses.borrow_mut().insert(address);
        }
    }

    /// Whether the VM may see and change a variable of the environment.
    pub fn has_variable(&self, name: &OsStr) -> bool {
        self.has_capability(Capability::Environment)
            || self.capabilities().variables.iter().any(|variable| variable == name)
    }

    /// `PermissionError` unless the variable is granted.
    pub fn allow_variable(&self, name: &OsStr) -> PyResult<()> {
        if self.has_variable(name) {
            return Ok(());
        }
        let grant = "the host can grant it by name, or Capability::Environment";
        Err(self.refuse_use(&format!("the environment variable '{}'; {grant}", name.display())))
    }

    /// `PermissionError` unless some program at least is granted.
    pub fn allow_programs(&self) -> PyResult<()> {
        if self.capabilities().programs.is_empty() { self.allow(Capability::Subprocess) } else { Ok(()) }
    }

    /// Whether the VM may start that program, which is given by its path.
    pub fn has_program(&self, program: &Path) -> bool {
        self.has_capability(Capability::Subprocess)
            || program.is_absolute()
                && program.canonicalize().is_ok_and(|program| self.capabilities().programs.contains(&program))
    }

    /// `PermissionError` unless the program is granted.
    pub fn allow_program(&self, program: &Path) -> PyResult<()> {
        if self.has_program(program) {
            return Ok(());
        }
        let grant = "the host can grant it by path, or Capability::Subprocess";
        Err(self.refuse_use(&format!("starting '{}'; {grant}", program.display())))
    }

    /// The VM has opened the descriptor; to be called for each, be it a file, a socket or a pipe.
    #[inline]
    ///
    /// Errors: `EMFILE` if there are too many, and the descriptor is closed: the host needs some, too.
    pub fn adopt_descriptor(&self, descriptor: i32) -> PyResult<()> {
        if self.has_capability(Capability::Files) {
            return Ok(());
        }
        let mut own = self.interp().descriptors.own.borrow_mut();
        if own.len() < OWN_MAX {
            own.insert(descriptor);
            return Ok(());
        }
        drop(own);
        // Nobody has used it.
        let _ = crate::sys::file::close(descriptor);
        Err(self.raise_os_error(libc::EMFILE, None, None))
    }

    /// The VM has opened a file that it may do so much with.
    pub fn adopt_file(&self, descriptor: i32, access: Access) -> PyResult<()> {
        self.adopt_descriptor(descriptor)?;
        if access == Access::Read && !self.has_capability(Capability::Files) {
            self.interp().descriptors.only_read.borrow_mut().insert(descriptor);
        }
        Ok(())
    }

    /// A descriptor is another one of the same file.
    pub fn adopt_duplicate(&self, of: i32, descriptor: i32) -> PyResult<()> {
        let is_only_read = self.interp().descriptors.only_read.borrow().contains(&of);
        self.adopt_file(descriptor, if is_only_read { Access::Read } else { Access::Write })
    }

    /// The descriptor is about to be closed.
    #[inline]
    pub fn forget_descriptor(&self, descriptor: i32) {
        if !self.has_capability(Capability::Files) {
            self.interp().descriptors.own.borrow_mut().remove(&descriptor);
            self.interp().descriptors.only_read.borrow_mut().remove(&descriptor);
        }
    }

    #[cold]
    fn refuse_virtual(&self, descriptor: i32) -> PyResult<()> {
        match self.open_file(descriptor) {
            Some(_) => Err(self.refuse_use("this with a file of a virtual folder")),
            None => Err(self.raise_os_error(libc::EBADF, None, None)),
        }
    }

    #[cold]
    fn refuse(&self, capability: Capability) -> Raised {
        self.refuse_use(&format!("{}; the host can grant Capability::{capability:?}", capability.name()))
    }

    pub fn refuse_use(&self, what: &str) -> Raised {
        self.raise(&exceptions::os_error::PERMISSION_ERROR, &format!("not allowed: {what}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn scratch(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("taipan-capability-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("in/deep")).unwrap();
        fs::write(folder.join("secret"), "x").unwrap();
        folder.canonicalize().unwrap()
    }

    #[test]
    fn nothing_is_granted_by_default() {
        let none = Capabilities::default();
        assert!(Capability::ALL.iter().all(|capability| !none.has(*capability)));
        assert!(none.resolve(Path::new("/"), Access::Read, true).is_none());
        assert!(Capability::ALL.iter().all(|capability| Capabilities::ALL.has(*capability)));
    }

    #[test]
    fn paths_stay_below_their_folder() {
        let folder = scratch("paths");
        let mut own = Capabilities::default();
        own.grant_path(&folder.join("in"), Access::Write).unwrap();
        own.grant_path(&folder.join("secret"), Access::Read).unwrap();
        let may = |path: &str, access| own.resolve(&folder.join(path), access, true).is_some();
        assert!(
            may("in", Access::Read) && may("in/new", Access::Write) && may("in/deep/../new", Access::Write)
        );
        assert!(may("in/no/such/file", Access::Read) && may("secret", Access::Read));
        assert!(
            !may("secret", Access::Write) && !may("in/../other", Access::Read) && !may("in/..", Access::Read)
        );
        assert!(!may("in/no/../../secret2", Access::Read) && !may("", Access::Read));
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn links_do_not_lead_out() {
        let folder = scratch("links");
        let mut own = Capabilities::default();
        own.grant_path(&folder.join("in"), Access::Write).unwrap();
        let link = |target: &str, name: &str| {
            std::os::unix::fs::symlink(target, folder.join("in").join(name)).unwrap();
        };
        link("../secret", "out");
        link("../not-yet", "nowhere");
        link("deep", "inside");
        link("loop", "loop");
        let may =
            |path: &str, follow| own.resolve(&folder.join("in").join(path), Access::Write, follow).is_some();
        assert!(!may("out", true) && !may("nowhere", true) && !may("loop", true));
        assert!(may("inside/file", true));
        // The links themselves may be looked at and removed.
        assert!(may("out", false) && may("nowhere", false) && may("loop", false));
        fs::remove_dir_all(folder).unwrap();
    }
}
