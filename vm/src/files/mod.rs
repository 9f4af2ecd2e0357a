//! Virtual files: folders that a host mounts at paths of its choice, which only the VM sees.
//!
//! A mount shows a [`FileSystem`] of the host's (a real folder, [`RealFolder`], or one of the host's own making), or a [`Tree`] in
//! the VM's memory, which begins empty or over a file system that is only read. What natives do with paths and descriptors asks
//! here first, as long as anything is mounted: [`place`] finds what a path means, [`access`] does what is asked of it, and
//! [`descriptor`] keeps the open files.
//!
//! Invariants:
//! 1. A path of a mount never reaches the system. `..` and links are resolved here, within the virtual paths; a link that leads
//!    out of all mounts is a path like any other, to be granted as such.
//! 2. Descriptors of virtual files are numbers that the system never gives out ([`FIRST_DESCRIPTOR`] and above). A native that
//!    knows nothing of them is refused by `allow_descriptor`, and would be by the system.
//! 3. What natives cannot do here (mapping a file, starting a program in a folder, databases) is a `PermissionError` whose text
//!    says so: paths of mounts are refused by `allow_path`.
//! 4. A VM without [`Capability::Files`](crate::capability::Capability::Files) has a working folder of its own: the first mount.

pub mod access;
pub mod descriptor;
pub mod folder;
pub mod mounted;
pub mod place;
pub mod system;
pub mod template;
pub mod tree;

pub use folder::RealFolder;
pub use system::FileSystem;
pub use template::Contents;
pub use tree::Tree;

use crate::error::{PyResult, Raised};
use crate::heap::NoMemory;
use crate::thread::Thread;
use descriptor::OpenFile;
use mounted::Mounted;
use rustix::io::Errno;
use std::cell::RefCell;
use std::ops::Deref;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

/// The first descriptor of a virtual file: above what Linux lets a process have.
pub const FIRST_DESCRIPTOR: i32 = 1 << 30;

/// What is mounted.
#[derive(Clone)]
pub enum Source {
    /// What the host supplies, the same for all VMs.
    Host(Arc<dyn FileSystem>),
    /// A tree of each VM's own.
    Memory { base: Option<Arc<dyn FileSystem>> },
}

/// A mount that VMs are made with.
#[derive(Clone)]
pub struct Mount {
    /// An absolute path without `.` and `..`.
    pub at: PathBuf,
    pub source: Source,
    pub writable: bool,
}

/// Why something was not done.
#[derive(Debug)]
pub enum Failure {
    /// The system's error, or one like it.
    System(Errno),
    Raised(Raised),
}

pub type Outcome<T> = Result<T, Failure>;

impl From<NoMemory> for Failure {
    fn from(_: NoMemory) -> Failure {
        Failure::Raised(Raised)
    }
}

impl From<Raised> for Failure {
    fn from(raised: Raised) -> Failure {
        Failure::Raised(raised)
    }
}

pub(crate) fn fail(error: Errno) -> Failure {
    Failure::System(error)
}

pub(crate) fn host_failure(error: &std::io::Error) -> Failure {
    let errno = system::errno(error);
    fail(if (1..4096).contains(&errno) { Errno::from_raw_os_error(errno) } else { Errno::IO })
}

/// The two kinds of failure apart, as callers of the system have them.
pub fn settle<T>(outcome: Outcome<T>) -> PyResult<Result<T, Errno>> {
    match outcome {
        Ok(value) => Ok(Ok(value)),
        Err(Failure::System(error)) => Ok(Err(error)),
        Err(Failure::Raised(raised)) => Err(raised),
    }
}

/// The virtual files of a VM.
#[derive(Default)]
pub struct Files {
    mounts: RefCell<Option<Rc<[Mounted]>>>,
    open: RefCell<Vec<Option<Rc<OpenFile>>>>,
    /// The working folder, once it has been changed.
    working: RefCell<Option<PathBuf>>,
}

impl Thread {
    /// Whether anything is mounted.
    #[inline]
    pub fn has_mounts(&self) -> bool {
        !self.interp().config.mounts.is_empty()
    }

    fn files(&self) -> &Files {
        &self.interp().files
    }

    fn mounts(&self) -> Rc<[Mounted]> {
        let made = self.files().mounts.borrow().clone();
        made.unwrap_or_else(|| {
            let mounts = self.interp().config.mounts.iter().map(|mount| Mounted::new(self, mount));
            let mounts: Rc<[Mounted]> = mounts.collect();
            *self.files().mounts.borrow_mut() = Some(mounts.clone());
            mounts
        })
    }

    fn mount_at(&self, index: Option<usize>) -> Option<MountRef> {
        let mounts = self.mounts();
        let index = index.filter(|index| *index < mounts.len())?;
        Some(MountRef { mounts, index })
    }
}

impl Files {
    /// Lets go of all: the VM is ending.
    pub fn clear(&self) {
        drop(self.open.take());
        drop(self.mounts.take());
    }
}

/// One of the mounts.
struct MountRef {
    mounts: Rc<[Mounted]>,
    index: usize,
}

impl Deref for MountRef {
    type Target = Mounted;

    fn deref(&self) -> &Mounted {
        &self.mounts[self.index]
    }
}
