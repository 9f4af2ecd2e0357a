//! What natives do with paths of mounts.

use super::descriptor::OpenFile;
use super::place::{Place, Spot};
use super::system::{Entry, Kind, Metadata, Open, Time};
use super::{MountRef, Outcome, fail, settle};
use crate::capability::Access;
use crate::error::PyResult;
use crate::thread::Thread;
use rustc_hash::FxHasher;
use rustix::io::Errno;
use std::ffi::OsString;
use std::hash::Hasher;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};

/// The device that `stat` tells of mounts: their number and this.
const FIRST_DEVICE: u64 = 0x7461_0000;

impl Thread {
    /// The place that a path means, if it is a virtual one. `PermissionError` where it cannot be changed and is to be.
    /// `dir` is the descriptor of the folder that relative paths begin at.
    pub fn spot(
        &self,
        path: &Path,
        dir: Option<i32>,
        access: Access,
        follow: bool,
    ) -> PyResult<Result<Option<Spot>, Errno>> {
        if !self.has_mounts() {
            return Ok(Ok(None));
        }
        let from = match dir {
            Some(dir) if path.is_relative() => match self.open_file(dir) {
                Some(file) if file.is_folder() => Some(file.spot().absolute.clone()),
                Some(_) => return Ok(Err(Errno::NOTDIR)),
                None => return Ok(Ok(None)),
            },
            _ => None,
        };
        let place = match settle(self.place(path, from.as_deref(), follow))? {
            Ok(place) => place,
            Err(error) => return Ok(Err(error)),
        };
        let Place::Inside(spot) = place else { return Ok(Ok(None)) };
        if access == Access::Write {
            self.require_writable(&spot)?;
        }
        Ok(Ok(Some(spot)))
    }

    fn require_writable(&self, spot: &Spot) -> PyResult<()> {
        match self.mount_at(spot.mount) {
            Some(mount) if mount.writable => Ok(()),
            Some(mount) => {
                let (path, at) = (spot.absolute.display(), mount.at.display());
                let text = format!("changing '{path}'; the host can mount '{at}' to be written to");
                Err(self.refuse_use(&text))
            }
            None => {
                let path = spot.absolute.display();
                Err(self.refuse_use(&format!("changing '{path}'; the host can mount a folder there")))
            }
        }
    }

    /// The mount of a place that is in one.
    fn mount(&self, spot: &Spot) -> Outcome<MountRef> {
        self.mount_at(spot.mount).ok_or(fail(Errno::ACCESS))
    }

    /// What `stat` tells of a place.
    pub fn spot_stat(&self, spot: &Spot) -> PyResult<Result<libc::stat, Errno>> {
        settle(self.spot_metadata(spot).map(|metadata| stat(spot, &metadata)))
    }

    /// Whether a file is there that can be read; for those who want to know no more.
    pub fn spot_kind(&self, spot: &Spot) -> PyResult<Option<Kind>> {
        Ok(settle(self.spot_metadata(spot))?.ok().map(|metadata| metadata.kind))
    }

    /// `access`: whether the place is there, and may be used so.
    pub fn spot_allows(&self, spot: &Spot, mode: i32) -> PyResult<bool> {
        let Ok(found) = settle(self.spot_metadata(spot))? else { return Ok(false) };
        let is_writable = self.mount_at(spot.mount).is_some_and(|mount| mount.writable);
        let executable = found.kind == Kind::Folder || found.mode & 0o111 != 0;
        Ok((mode & libc::W_OK == 0 || is_writable && found.mode & 0o222 != 0)
            && (mode & libc::X_OK == 0 || executable)
            && (mode & libc::R_OK == 0 || found.mode & 0o444 != 0))
    }

    /// The entries of a folder.
    pub fn spot_entries(&self, spot: &Spot) -> PyResult<Result<Vec<Entry>, Errno>> {
        let of_mount = match self.mount(spot) {
            Ok(mount) => mount.entries(self, &spot.path),
            Err(_) => Ok(Vec::new()),
        };
        let below = spot.mounts_below(self);
        let mut entries = match settle(of_mount)? {
            Ok(entries) => entries,
            Err(Errno::NOENT) if !below.is_empty() => Vec::new(),
            Err(error) => return Ok(Err(error)),
        };
        self.charge_work(entries.len() as u64 * 5)?;
        for name in below {
            entries.retain(|entry| entry.name != name);
            entries.push(Entry { name, kind: Kind::Folder });
        }
        Ok(Ok(entries))
    }

    /// Opens a file; tells its descriptor. Flags are the system's.
    pub fn spot_open(&self, spot: Spot, flags: i32, mode: u32) -> PyResult<Result<i32, Errno>> {
        settle(self.try_open(spot, flags, mode))
    }

    fn try_open(&self, spot: Spot, flags: i32, mode: u32) -> Outcome<i32> {
        if flags & libc::O_TMPFILE == libc::O_TMPFILE {
            return Err(fail(Errno::OPNOTSUPP));
        }
        let how = Open {
            read: flags & libc::O_ACCMODE != libc::O_WRONLY,
            write: flags & libc::O_ACCMODE != libc::O_RDONLY,
            create: flags & libc::O_CREAT != 0,
            exclusive: flags & libc::O_CREAT != 0 && flags & libc::O_EXCL != 0,
            append: flags & libc::O_APPEND != 0,
            truncate: flags & libc::O_TRUNC != 0,
            mode: mode & !UMASK,
        };
        let file = match self.mount(&spot) {
            _ if spot.is_folder && how.create => return Err(fail(Errno::ISDIR)),
            Ok(mount) => match mount.open(self, &spot.path, how) {
                Err(super::Failure::System(Errno::NOENT)) if spot.is_fixed(self) && !how.write => {
                    OpenFile::folder(spot)
                }
                handle => OpenFile::new(handle?, spot, how),
            },
            Err(_) if how.write || how.create => return Err(fail(Errno::ISDIR)),
            Err(_) => OpenFile::folder(spot),
        };
        if (flags & libc::O_DIRECTORY != 0 || file.spot().is_folder) && !file.is_folder() {
            return Err(fail(Errno::NOTDIR));
        }
        self.enter_file(file)
    }

    pub fn spot_create_folder(&self, spot: &Spot, mode: u32) -> PyResult<Result<(), Errno>> {
        if spot.is_fixed(self) {
            return Ok(Err(Errno::EXIST));
        }
        settle(self.mount(spot).and_then(|mount| mount.create_folder(self, &spot.path, mode & !UMASK)))
    }

    pub fn spot_remove(&self, spot: &Spot, folder: bool) -> PyResult<Result<(), Errno>> {
        if spot.is_fixed(self) {
            return Ok(Err(Errno::BUSY));
        }
        settle(self.mount(spot).and_then(|mount| mount.remove(self, &spot.path, folder)))
    }

    pub fn spot_read_link(&self, spot: &Spot) -> PyResult<Result<Vec<u8>, Errno>> {
        if spot.is_fixed(self) {
            return Ok(Err(Errno::INVAL));
        }
        let target = self.mount(spot).and_then(|mount| mount.read_link(self, &spot.path));
        settle(target.map(|target| target.into_os_string().into_vec()))
    }

    pub fn spot_create_link(&self, spot: &Spot, target: &Path) -> PyResult<Result<(), Errno>> {
        if spot.is_fixed(self) {
            return Ok(Err(Errno::EXIST));
        }
        settle(self.mount(spot).and_then(|mount| mount.create_link(self, &spot.path, target)))
    }

    /// Renames, or gives another name (`link`).
    pub fn spot_rename(&self, from: &Spot, to: &Spot, keeps: bool) -> PyResult<Result<(), Errno>> {
        if from.is_fixed(self) || to.is_fixed(self) {
            return Ok(Err(if keeps { Errno::PERM } else { Errno::BUSY }));
        }
        if from.mount != to.mount {
            return Ok(Err(Errno::XDEV));
        }
        settle(self.mount(from).and_then(|mount| match keeps {
            true => mount.add_name(self, &from.path, &to.path),
            false => mount.rename(self, &from.path, &to.path),
        }))
    }

    pub fn spot_set_mode(&self, spot: &Spot, mode: u32) -> PyResult<Result<(), Errno>> {
        settle(self.mount(spot).and_then(|mount| mount.set_mode(self, &spot.path, mode)))
    }

    /// Times that are not given are now.
    pub fn spot_set_times(&self, spot: &Spot, times: Option<(Time, Time)>) -> PyResult<Result<(), Errno>> {
        settle(self.mount(spot).and_then(|mount| mount.set_times(self, &spot.path, times)))
    }

    /// Changes the working folder of a VM that has one of its own. Nothing where it has none.
    pub fn change_working_folder(&self, path: &Path) -> PyResult<Option<Result<(), Errno>>> {
        use crate::capability::Capability;
        if !self.has_mounts() || self.has_capability(Capability::Files) {
            return Ok(None);
        }
        let spot = match self.spot(path, None, Access::Read, true)? {
            Ok(Some(spot)) => spot,
            Ok(None) => return Ok(Some(Err(Errno::NOENT))),
            Err(error) => return Ok(Some(Err(error))),
        };
        let changed = match settle(self.spot_metadata(&spot))? {
            Ok(found) if found.kind == Kind::Folder => {
                *self.files().working.borrow_mut() = Some(spot.absolute);
                Ok(())
            }
            Ok(_) => Err(Errno::NOTDIR),
            Err(error) => Err(error),
        };
        Ok(Some(changed))
    }

    /// The virtual file that a path means, whole; for imports and the lines of tracebacks. Nothing if it is not virtual, or
    /// cannot be read.
    pub fn read_virtual(&self, path: &Path) -> PyResult<Option<Result<Vec<u8>, Errno>>> {
        let spot = match self.spot(path, None, Access::Read, true)? {
            Ok(Some(spot)) => spot,
            Ok(None) => return Ok(None),
            Err(error) => return Ok(Some(Err(error))),
        };
        settle(self.read_whole(spot)).map(Some)
    }

    fn read_whole(&self, spot: Spot) -> Outcome<Vec<u8>> {
        let how = Open { read: true, ..Open::default() };
        let handle = self.mount(&spot)?.open(self, &spot.path, how)?;
        let file = OpenFile::new(handle, spot, how);
        let size = usize::try_from(file.metadata(self)?.size).map_err(|_| fail(Errno::FBIG))?;
        let room = crate::collections::room::Room::new(size)?;
        let mut bytes = vec![0; room.bytes()];
        let mut filled = 0;
        while filled < bytes.len() {
            match file.read_at(self, &mut bytes[filled..], filled as u64)? {
                0 => break,
                count => filled += count,
            }
        }
        bytes.truncate(filled);
        Ok(bytes)
    }

    /// Makes a virtual file anew, of what a host gives.
    pub fn write_virtual(&self, path: &Path, bytes: &[u8]) -> PyResult<Option<Result<(), Errno>>> {
        let spot = match self.spot(path, None, Access::Read, true)? {
            Ok(Some(spot)) => spot,
            Ok(None) => return Ok(None),
            Err(error) => return Ok(Some(Err(error))),
        };
        let how = Open { write: true, create: true, truncate: true, mode: 0o644, ..Open::default() };
        let written = self.mount(&spot).and_then(|mount| {
            let file = OpenFile::new(mount.open(self, &spot.path, how)?, spot.clone(), how);
            let mut at = 0;
            while at < bytes.len() {
                match file.write_at(self, &bytes[at..], at as u64)? {
                    0 => return Err(fail(Errno::IO)),
                    count => at += count,
                }
            }
            Ok(())
        });
        settle(written).map(Some)
    }
}

/// What is taken from the permissions of what is made.
const UMASK: u32 = 0o022;

/// The block of `st_blocks`, and the size that suits reading.
const BLOCK: u64 = 512;
const BLOCK_SIZE: i64 = 4096;

#[allow(
    clippy::unnecessary_cast,
    clippy::useless_conversion,
    reason = "the fields' sizes depend on the platform"
)]
pub(super) fn stat(spot: &Spot, metadata: &Metadata) -> libc::stat {
    let kind = match metadata.kind {
        Kind::File => libc::S_IFREG,
        Kind::Folder => libc::S_IFDIR,
        Kind::Link => libc::S_IFLNK,
    };
    let mut stat = crate::sys::calls::blank_stat();
    stat.st_mode = kind as u32 | metadata.mode & 0o7777;
    stat.st_dev = FIRST_DEVICE + spot.mount.map_or(0, |mount| mount as u64 + 1);
    stat.st_ino = inode(spot, metadata);
    stat.st_nlink = metadata.links as _;
    stat.st_size = metadata.size as i64;
    stat.st_blksize = BLOCK_SIZE as _;
    stat.st_blocks = metadata.size.div_ceil(BLOCK) as i64;
    (stat.st_atime, stat.st_atime_nsec) = (metadata.accessed.0, i64::from(metadata.accessed.1));
    (stat.st_mtime, stat.st_mtime_nsec) = (metadata.modified.0, i64::from(metadata.modified.1));
    (stat.st_ctime, stat.st_ctime_nsec) = (metadata.changed.0, i64::from(metadata.changed.1));
    stat
}

/// What tells a file from others: its number, or else its path.
pub fn inode(spot: &Spot, metadata: &Metadata) -> u64 {
    if metadata.inode != 0 {
        return metadata.inode;
    }
    let mut hasher = FxHasher::default();
    hasher.write(spot.absolute.as_os_str().as_bytes());
    hasher.finish() | 1
}

/// The path of an entry, as a spot of its own.
pub fn entry_spot(folder: &Spot, name: &OsString) -> Spot {
    let path = folder.path.join(name);
    let absolute: PathBuf = folder.absolute.join(name);
    Spot { mount: folder.mount, path, absolute, is_folder: false }
}
