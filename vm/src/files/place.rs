//! What a path means to a VM with mounts.
//!
//! A path is walked from its first component on. In a mount, links are followed, to wherever among the VM's paths they lead, and
//! `..` leaves the folder that was really reached. What leads to a mount point is a folder, whatever a mount below shows there.

use super::mounted::Mounted;
use super::system::{Kind, Metadata};
use super::{Failure, Outcome, fail};
use crate::capability::Capability;
use crate::thread::Thread;
use rustix::io::Errno;
use std::ffi::OsString;
use std::os::unix::ffi::OsStrExt;
use std::path::{Component, Path, PathBuf};
use std::rc::Rc;

/// Where a path leads.
#[derive(Clone, Debug)]
pub enum Place {
    /// To no mount. The path is absolute, and free of the VM's own links.
    Outside(PathBuf),
    Inside(Spot),
}

/// A place that is virtual.
#[derive(Clone, Debug)]
pub struct Spot {
    /// Which mount; none for a folder that only leads to some.
    pub mount: Option<usize>,
    /// Below the mount.
    pub path: PathBuf,
    pub absolute: PathBuf,
    /// The path was written as that of a folder, with a slash at its end.
    pub is_folder: bool,
}

/// As many links as Linux follows, and as long a path.
const LINKS_MAX: u32 = 40;
const PATH_MAX: usize = 4096;

/// The mount that a clean absolute path lies in: the innermost.
fn mount_of<'m>(mounts: &'m [Mounted], path: &Path) -> Option<(usize, &'m Mounted)> {
    let around = mounts.iter().enumerate().filter(|(_, mount)| path.starts_with(&mount.at));
    around.max_by_key(|(_, mount)| mount.at.as_os_str().len())
}

/// Whether a clean absolute path is a mount point, or a folder on the way to one.
fn leads_to_mount(mounts: &[Mounted], path: &Path) -> bool {
    mounts.iter().any(|mount| mount.at.starts_with(path))
}

impl Thread {
    /// Finds what a path means; relative ones begin at `from`, or in the working folder. `follow` says whether a link at the end
    /// is followed.
    pub fn place(&self, path: &Path, from: Option<&Path>, follow: bool) -> Outcome<Place> {
        let bytes = path.as_os_str().as_bytes();
        if bytes.is_empty() {
            return Err(fail(Errno::NOENT));
        }
        if bytes.len() >= PATH_MAX {
            return Err(fail(Errno::NAMETOOLONG));
        }
        let start = match (path.is_absolute(), from) {
            (true, _) => PathBuf::from("/"),
            (false, Some(from)) => from.to_owned(),
            (false, None) => self.working_folder(),
        };
        let mut walk = Walk { vm: self, mounts: self.mounts(), at: start, ahead: Vec::new(), links: 0 };
        let is_folder =
            matches!(bytes, [.., b'/'] | b"." | b".." | [.., b'/', b'.'] | [.., b'/', b'.', b'.']);
        walk.push(path);
        walk.run(follow || is_folder)?;
        Ok(walk.end(is_folder))
    }

    /// What relative paths begin at.
    pub fn working_folder(&self) -> PathBuf {
        if self.has_capability(Capability::Files) || !self.has_mounts() {
            return crate::sys::current_folder();
        }
        let changed = self.files().working.borrow().clone();
        changed.unwrap_or_else(|| self.mounts().first().map_or(PathBuf::from("/"), |mount| mount.at.clone()))
    }

    pub fn spot_metadata(&self, spot: &Spot) -> Outcome<Metadata> {
        let Some(mount) = self.mount_at(spot.mount) else {
            return Ok(Metadata::new(Kind::Folder, 0o555));
        };
        match mount.metadata(self, &spot.path) {
            Ok(found) if spot.is_folder && found.kind == Kind::File => Err(fail(Errno::NOTDIR)),
            Err(Failure::System(Errno::NOENT)) if leads_to_mount(&self.mounts(), &spot.absolute) => {
                Ok(Metadata::new(Kind::Folder, 0o555))
            }
            found => found,
        }
    }
}

struct Walk<'v> {
    vm: &'v Thread,
    mounts: Rc<[Mounted]>,
    /// Where it has come to: clean and absolute.
    at: PathBuf,
    /// What is still to be walked, the next one last.
    ahead: Vec<OsString>,
    links: u32,
}

impl Walk<'_> {
    fn push(&mut self, path: &Path) {
        if path.is_absolute() {
            self.at = PathBuf::from("/");
        }
        for component in path.components().rev() {
            match component {
                Component::Normal(name) => self.ahead.push(name.to_owned()),
                Component::ParentDir => self.ahead.push("..".into()),
                _ => {}
            }
        }
    }

    fn run(&mut self, follow: bool) -> Outcome<()> {
        if self.is_plain(follow) {
            self.at.extend(self.ahead.drain(..).rev());
            return Ok(());
        }
        while let Some(name) = self.ahead.pop() {
            if name == ".." {
                self.leave()?;
                continue;
            }
            self.at.push(name);
            if self.at.as_os_str().len() >= PATH_MAX {
                return Err(fail(Errno::NAMETOOLONG));
            }
            if (!self.ahead.is_empty() || follow) && !leads_to_mount(&self.mounts, &self.at) {
                self.look()?;
            }
        }
        Ok(())
    }

    /// Whether there is nothing to be resolved: what the whole path names is there, and is no link.
    fn is_plain(&self, follow: bool) -> bool {
        if self.ahead.iter().any(|name| name == "..") {
            return false;
        }
        let mut whole = self.at.clone();
        whole.extend(self.ahead.iter().rev());
        let Some((_, mount)) = mount_of(&self.mounts, &whole) else { return false };
        let Ok(path) = whole.strip_prefix(&mount.at) else { return false };
        mount.metadata(self.vm, path).is_ok_and(|found| !follow || found.kind != Kind::Link)
    }

    /// Of `folder/..`, the folder must be one.
    fn leave(&mut self) -> Outcome<()> {
        if let Some((_, mount)) = mount_of(&self.mounts, &self.at)
            && let Ok(path) = self.at.strip_prefix(&mount.at)
            && !leads_to_mount(&self.mounts, &self.at)
            && mount.metadata(self.vm, path)?.kind != Kind::Folder
        {
            return Err(fail(Errno::NOTDIR));
        }
        self.at.pop();
        Ok(())
    }

    /// Follows the link that was reached, if it is one.
    fn look(&mut self) -> Outcome<()> {
        let mounts = self.mounts.clone();
        let Some((_, mount)) = mount_of(&mounts, &self.at) else { return Ok(()) };
        let Ok(path) = self.at.strip_prefix(&mount.at) else { return Ok(()) };
        match mount.metadata(self.vm, path) {
            Ok(found) if found.kind == Kind::Link => {
                self.links += 1;
                if self.links > LINKS_MAX {
                    return Err(fail(Errno::LOOP));
                }
                let target = mount.read_link(self.vm, path)?;
                if target.as_os_str().is_empty() {
                    return Err(fail(Errno::NOENT));
                }
                self.at.pop();
                self.push(&target);
                Ok(())
            }
            Ok(found) if found.kind == Kind::File && !self.ahead.is_empty() => Err(fail(Errno::NOTDIR)),
            Ok(_) => Ok(()),
            // The last one may be about to be made.
            Err(Failure::System(Errno::NOENT)) if self.ahead.is_empty() => Ok(()),
            Err(error) => Err(error),
        }
    }

    fn end(self, is_folder: bool) -> Place {
        match mount_of(&self.mounts, &self.at) {
            Some((index, mount)) => {
                let path = self.at.strip_prefix(&mount.at).map(Path::to_owned).unwrap_or_default();
                Place::Inside(Spot { mount: Some(index), path, absolute: self.at, is_folder })
            }
            None if leads_to_mount(&self.mounts, &self.at) && !self.vm.has_capability(Capability::Files) => {
                Place::Inside(Spot { mount: None, path: PathBuf::new(), absolute: self.at, is_folder })
            }
            None => Place::Outside(self.at),
        }
    }
}

impl Spot {
    /// Whether it is a mount point, or on the way to one: such a folder stays where it is.
    pub fn is_fixed(&self, vm: &Thread) -> bool {
        leads_to_mount(&vm.mounts(), &self.absolute)
    }

    /// What is mounted in this folder, or below: the next component of the way there.
    pub fn mounts_below(&self, vm: &Thread) -> Vec<OsString> {
        let mounts = vm.mounts();
        let below = mounts.iter().filter_map(|mount| {
            mount.at.strip_prefix(&self.absolute).ok()?.iter().next().map(ToOwned::to_owned)
        });
        let mut names: Vec<OsString> = below.collect();
        names.sort();
        names.dedup();
        names
    }
}
