//! [`RealFolder`]: a folder of the system as a [`FileSystem`].
//!
//! Invariant: nothing outside of the folder is reached, whatever others do to it meanwhile. Each component of a path is opened on
//! its own, relative to the folder before, and a link is never followed: links are resolved by who asks, within the VM's paths.
//! The folder is known by a descriptor, so that it stays the same one when it is renamed.

use super::system::{Entry, File, FileSystem, Kind, Metadata, Open, Time};
use rustix::fd::{AsFd, BorrowedFd, OwnedFd};
use rustix::fs::{self, AtFlags, FileType, Mode, OFlags, Stat, Timespec, Timestamps};
use rustix::io::Errno;
use std::ffi::{OsStr, OsString};
use std::io;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

pub struct RealFolder {
    root: OwnedFd,
}

/// How the folders on the way to a file are opened.
const ON_THE_WAY: OFlags =
    OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::NOFOLLOW).union(OFlags::CLOEXEC);

impl RealFolder {
    /// The folder must exist.
    pub fn open(path: &Path) -> io::Result<RealFolder> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        Ok(RealFolder { root: fs::open(path, flags, Mode::empty())? })
    }

    /// Calls `with` with the folder that an entry lies in, and the entry's name; the root is its own entry `.`.
    fn at<R>(
        &self,
        path: &Path,
        with: impl FnOnce(BorrowedFd<'_>, &OsStr) -> rustix::io::Result<R>,
    ) -> io::Result<R> {
        let mut names: Vec<&OsStr> = path.iter().collect();
        let Some(last) = names.pop() else { return Ok(with(self.root.as_fd(), OsStr::new("."))?) };
        let mut folder: Option<OwnedFd> = None;
        for name in names {
            let from = folder.as_ref().map_or(self.root.as_fd(), AsFd::as_fd);
            folder = Some(fs::openat(from, one(name)?, ON_THE_WAY, Mode::empty())?);
        }
        let from = folder.as_ref().map_or(self.root.as_fd(), AsFd::as_fd);
        Ok(with(from, one(last)?)?)
    }
}

/// A name that leads nowhere else.
fn one(name: &OsStr) -> io::Result<&OsStr> {
    let is_name = !matches!(name.as_bytes(), b"" | b"." | b"..") && !name.as_bytes().contains(&b'/');
    if is_name { Ok(name) } else { Err(io::ErrorKind::InvalidInput.into()) }
}

fn kind(kind: FileType) -> Kind {
    match kind {
        FileType::Directory => Kind::Folder,
        FileType::Symlink => Kind::Link,
        _ => Kind::File,
    }
}

#[allow(
    clippy::unnecessary_cast,
    clippy::useless_conversion,
    reason = "the fields' sizes depend on the platform"
)]
fn metadata(stat: &Stat) -> Metadata {
    let time = |seconds, nanos| (seconds as i64, nanos as u32);
    Metadata {
        kind: kind(FileType::from_raw_mode(stat.st_mode)),
        mode: stat.st_mode as u32 & 0o7777,
        size: stat.st_size as u64,
        accessed: time(stat.st_atime, stat.st_atime_nsec),
        modified: time(stat.st_mtime, stat.st_mtime_nsec),
        changed: time(stat.st_ctime, stat.st_ctime_nsec),
        inode: stat.st_ino as u64,
        links: stat.st_nlink as u64,
    }
}

/// Files, folders and links are what programs get to see; of a device, pipe or socket they see that it is there.
fn require_plain(stat: &Stat) -> rustix::io::Result<()> {
    match FileType::from_raw_mode(stat.st_mode) {
        FileType::RegularFile => Ok(()),
        FileType::Directory => Err(Errno::ISDIR),
        FileType::Symlink => Err(Errno::LOOP),
        _ => Err(Errno::ACCESS),
    }
}

impl FileSystem for RealFolder {
    fn metadata(&self, path: &Path) -> io::Result<Metadata> {
        self.at(path, |folder, name| fs::statat(folder, name, AtFlags::SYMLINK_NOFOLLOW))
            .map(|stat| metadata(&stat))
    }

    fn entries(&self, path: &Path) -> io::Result<Vec<Entry>> {
        self.at(path, |folder, name| {
            let folder = fs::openat(folder, name, ON_THE_WAY, Mode::empty())?;
            let mut entries = Vec::new();
            for entry in fs::Dir::read_from(&folder)? {
                let entry = entry?;
                let name = OsStr::from_bytes(entry.file_name().to_bytes());
                if name == "." || name == ".." {
                    continue;
                }
                let file_type = match entry.file_type() {
                    FileType::Unknown => match fs::statat(&folder, name, AtFlags::SYMLINK_NOFOLLOW) {
                        Ok(stat) => FileType::from_raw_mode(stat.st_mode),
                        // It has gone since.
                        Err(_) => continue,
                    },
                    known => known,
                };
                entries.push(Entry { name: name.to_owned(), kind: kind(file_type) });
            }
            Ok(entries)
        })
    }

    fn open(&self, path: &Path, how: Open) -> io::Result<Box<dyn File>> {
        // A pipe must not keep anybody waiting before it is seen to be one.
        let mut flags = OFlags::NOFOLLOW | OFlags::CLOEXEC | OFlags::NONBLOCK | OFlags::NOCTTY;
        flags |= match (how.read, how.write) {
            (true, true) => OFlags::RDWR,
            (false, true) => OFlags::WRONLY,
            _ => OFlags::RDONLY,
        };
        flags.set(OFlags::APPEND, how.append);
        for (is_set, flag) in
            [(how.create, OFlags::CREATE), (how.exclusive, OFlags::EXCL), (how.truncate, OFlags::TRUNC)]
        {
            flags.set(flag, is_set);
        }
        self.at(path, |folder, name| {
            // Opening a device may do something.
            match fs::statat(folder, name, AtFlags::SYMLINK_NOFOLLOW) {
                Ok(stat) if !how.exclusive => require_plain(&stat)?,
                Ok(_) | Err(Errno::NOENT) => {}
                Err(error) => return Err(error),
            }
            let file = fs::openat(folder, name, flags, Mode::from_raw_mode(how.mode & 0o777))?;
            require_plain(&fs::fstat(&file)?)?;
            Ok(Box::new(OpenFile(std::fs::File::from(file))) as Box<dyn File>)
        })
    }

    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        let target = self.at(path, |folder, name| fs::readlinkat(folder, name, Vec::new()))?;
        Ok(PathBuf::from(OsString::from_vec(target.into_bytes())))
    }

    fn create_folder(&self, path: &Path, mode: u32) -> io::Result<()> {
        self.at(path, |folder, name| fs::mkdirat(folder, name, Mode::from_raw_mode(mode & 0o777)))
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.at(path, |folder, name| fs::unlinkat(folder, name, AtFlags::empty()))
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.at(path, |folder, name| fs::unlinkat(folder, name, AtFlags::REMOVEDIR))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut inner = Ok(());
        self.at(from, |from_folder, from| {
            inner = self.at(to, |to_folder, to| fs::renameat(from_folder, from, to_folder, to));
            Ok(())
        })?;
        inner
    }

    fn create_link(&self, path: &Path, target: &Path) -> io::Result<()> {
        self.at(path, |folder, name| fs::symlinkat(target, folder, name))
    }

    fn add_name(&self, path: &Path, new: &Path) -> io::Result<()> {
        let mut inner = Ok(());
        self.at(path, |from_folder, from| {
            inner =
                self.at(new, |to_folder, to| fs::linkat(from_folder, from, to_folder, to, AtFlags::empty()));
            Ok(())
        })?;
        inner
    }

    fn set_mode(&self, path: &Path, mode: u32) -> io::Result<()> {
        // Through a descriptor: by its name, a link that has taken the file's place would be followed.
        self.at(path, |folder, name| {
            let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
            let file = fs::openat(folder, name, flags, Mode::empty())?;
            fs::fchmod(&file, Mode::from_raw_mode(mode & 0o777))
        })
    }

    fn set_times(&self, path: &Path, accessed: Time, modified: Time) -> io::Result<()> {
        let time = |(seconds, nanos): Time| Timespec { tv_sec: seconds, tv_nsec: i64::from(nanos) };
        let times = Timestamps { last_access: time(accessed), last_modification: time(modified) };
        self.at(path, |folder, name| fs::utimensat(folder, name, &times, AtFlags::SYMLINK_NOFOLLOW))
    }
}

struct OpenFile(std::fs::File);

impl File for OpenFile {
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        self.0.read_at(buffer, offset)
    }

    fn write_at(&self, bytes: &[u8], offset: u64) -> io::Result<usize> {
        self.0.write_at(bytes, offset)
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        self.0.set_len(len)
    }

    fn metadata(&self) -> io::Result<Metadata> {
        Ok(metadata(&fs::fstat(&self.0)?))
    }

    fn sync(&self) -> io::Result<()> {
        self.0.sync_all()
    }
}
