//! [`Mounted`]: a mount of a VM, and what can be done in it. Those of the host are asked without the VM's lock.

use super::descriptor::Handle;
use super::system::{Entry, FileSystem, Kind, Metadata, Open, Time};
use super::tree::Tree;
use super::{Mount, Outcome, Source, fail, host_failure};
use crate::capability::Capability;
use crate::error::Raised;
use crate::thread::Thread;
use rustix::io::Errno;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub struct Mounted {
    pub at: PathBuf,
    pub writable: bool,
    /// Nothing where there was no memory for it.
    content: Option<Content>,
}

enum Content {
    Host(Arc<dyn FileSystem>),
    Memory(Tree),
}

/// Runs a function of the host's without the lock.
fn ask<R: Send>(vm: &Thread, call: impl FnOnce() -> io::Result<R> + Send) -> Outcome<R> {
    vm.allow_threads(call).map_err(|error| host_failure(&error))
}

impl Mounted {
    pub fn new(vm: &Thread, mount: &Mount) -> Mounted {
        let content = match &mount.source {
            Source::Host(system) => Some(Content::Host(system.clone())),
            Source::Memory { base } => {
                Tree::new(base.clone(), vm.has_capability(Capability::Clock)).ok().map(Content::Memory)
            }
        };
        Mounted { at: mount.at.clone(), writable: mount.writable, content }
    }

    fn content(&self) -> Outcome<&Content> {
        self.content.as_ref().ok_or(Raised.into())
    }

    pub fn metadata(&self, vm: &Thread, path: &Path) -> Outcome<Metadata> {
        match self.content()? {
            Content::Host(system) => ask(vm, || system.metadata(path)),
            Content::Memory(tree) => Ok(tree.find(path)?.metadata()),
        }
    }

    pub fn entries(&self, vm: &Thread, path: &Path) -> Outcome<Vec<Entry>> {
        match self.content()? {
            Content::Host(system) => ask(vm, || system.entries(path)),
            Content::Memory(tree) => tree.entries(&*tree.find(path)?),
        }
    }

    pub fn read_link(&self, vm: &Thread, path: &Path) -> Outcome<PathBuf> {
        match self.content()? {
            Content::Host(system) => ask(vm, || system.read_link(path)),
            Content::Memory(tree) => tree.find(path)?.link_target(),
        }
    }

    pub fn open(&self, vm: &Thread, path: &Path, how: Open) -> Outcome<Handle> {
        match self.content()? {
            Content::Host(system) => {
                let opened = vm.allow_threads(|| match system.metadata(path) {
                    Ok(found) if found.kind == Kind::Folder => Ok(None),
                    _ => system.open(path, how).map(Some),
                });
                match opened.map_err(|error| host_failure(&error))? {
                    Some(file) => Ok(Handle::Host(Arc::from(file))),
                    None if how.exclusive => Err(fail(Errno::EXIST)),
                    None if how.write || how.create => Err(fail(Errno::ISDIR)),
                    None => Ok(Handle::Folder),
                }
            }
            Content::Memory(tree) => {
                let inode = tree.open(path, how)?;
                match inode.kind() {
                    Kind::Folder if how.create => Err(fail(Errno::ISDIR)),
                    Kind::Folder => Ok(Handle::Folder),
                    _ => Ok(Handle::Memory(inode)),
                }
            }
        }
    }

    pub fn create_folder(&self, vm: &Thread, path: &Path, mode: u32) -> Outcome<()> {
        match self.content()? {
            Content::Host(system) => ask(vm, || system.create_folder(path, mode)),
            Content::Memory(tree) => tree.create_folder(path, mode),
        }
    }

    pub fn create_link(&self, vm: &Thread, path: &Path, target: &Path) -> Outcome<()> {
        match self.content()? {
            Content::Host(system) => ask(vm, || system.create_link(path, target)),
            Content::Memory(tree) => tree.create_link(path, target),
        }
    }

    pub fn add_name(&self, vm: &Thread, path: &Path, new: &Path) -> Outcome<()> {
        match self.content()? {
            Content::Host(system) => ask(vm, || system.add_name(path, new)),
            Content::Memory(tree) => tree.add_name(path, new),
        }
    }

    pub fn remove(&self, vm: &Thread, path: &Path, folder: bool) -> Outcome<()> {
        match self.content()? {
            Content::Host(system) if folder => ask(vm, || system.remove_folder(path)),
            Content::Host(system) => ask(vm, || system.remove_file(path)),
            Content::Memory(tree) if folder => tree.remove_folder(path),
            Content::Memory(tree) => tree.remove_file(path),
        }
    }

    pub fn rename(&self, vm: &Thread, from: &Path, to: &Path) -> Outcome<()> {
        match self.content()? {
            Content::Host(system) => ask(vm, || system.rename(from, to)),
            Content::Memory(tree) => tree.rename(from, to),
        }
    }

    pub fn set_mode(&self, vm: &Thread, path: &Path, mode: u32) -> Outcome<()> {
        match self.content()? {
            Content::Host(system) => ask(vm, || system.set_mode(path, mode)),
            Content::Memory(tree) => {
                tree.set_mode(&*tree.find(path)?, mode);
                Ok(())
            }
        }
    }

    pub fn set_times(&self, vm: &Thread, path: &Path, times: Option<(Time, Time)>) -> Outcome<()> {
        let (accessed, modified) = match times {
            Some(times) => times,
            None => {
                let now = now(vm);
                (now, now)
            }
        };
        match self.content()? {
            Content::Host(system) => ask(vm, || system.set_times(path, accessed, modified)),
            Content::Memory(tree) => {
                tree.set_times(&*tree.find(path)?, accessed, modified);
                Ok(())
            }
        }
    }

    /// The tree in memory, if it is one.
    pub fn tree(&self) -> Option<&Tree> {
        match &self.content {
            Some(Content::Memory(tree)) => Some(tree),
            _ => None,
        }
    }
}

/// What a VM without a clock writes is of 1970.
fn now(vm: &Thread) -> Time {
    if !vm.has_capability(Capability::Clock) {
        return Time::default();
    }
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    (since.as_secs() as i64, since.subsec_nanos())
}
