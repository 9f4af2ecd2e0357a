//! [`FileSystem`]: what lies below a virtual path, as a host supplies it.
//!
//! Paths are relative to the root, which is the empty one; they have no `.`, no `..` and no links in them but at the end: whoever
//! asks has resolved those. Errors are the system's own ([`io::Error::from_raw_os_error`]), or of a kind that stands for one.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

/// What an entry of a folder is.
///
/// ```
/// # use taipan_vm::files::system::{Kind, Metadata};
///
/// assert_eq!(Metadata::folder().kind, Kind::Folder);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    File,
    Folder,
    /// A symbolic link.
    Link,
}

/// A point in time: seconds and nanoseconds since 1970.
///
/// ```
/// # use taipan_vm::files::system::{Metadata, Time};
///
/// let midnight: Time = (86_400, 0);
/// let file = Metadata { modified: midnight, ..Metadata::file(10) };
/// assert_eq!(file.modified.0, 24 * 60 * 60);
/// ```
pub type Time = (i64, u32);

/// What is known of a file, a folder or a link.
///
/// ```
/// # use taipan_vm::files::system::Metadata;
///
/// let script = Metadata { mode: 0o755, inode: 7, ..Metadata::file(100) };
/// assert_eq!((script.size, script.links), (100, 1));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Metadata {
    pub kind: Kind,
    /// Permissions, as `chmod` takes them.
    pub mode: u32,
    /// In bytes.
    pub size: u64,
    pub accessed: Time,
    pub modified: Time,
    pub changed: Time,
    /// Tells files apart; 0 where the file system does not number them.
    pub inode: u64,
    /// How many names the file has.
    pub links: u64,
}

impl Metadata {
    /// A file of so many bytes that everybody may read.
    ///
    /// ```
    /// # use taipan_vm::files::system::Metadata;
    /// assert_eq!(Metadata::file(3).mode, 0o644);
    /// ```
    pub fn file(size: u64) -> Metadata {
        Metadata { size, ..Metadata::new(Kind::File, 0o644) }
    }

    /// A folder that everybody may read.
    ///
    /// ```
    /// # use taipan_vm::files::system::Metadata;
    /// assert_eq!(Metadata::folder().mode, 0o755);
    /// ```
    pub fn folder() -> Metadata {
        Metadata::new(Kind::Folder, 0o755)
    }

    /// Metadata of that kind and permissions, and of no size.
    ///
    /// ```
    /// # use taipan_vm::files::system::{Kind, Metadata};
    ///
    /// assert_eq!(Metadata::new(Kind::Link, 0o777).size, 0);
    /// ```
    pub fn new(kind: Kind, mode: u32) -> Metadata {
        let (accessed, modified, changed) = Default::default();
        Metadata { kind, mode, size: 0, accessed, modified, changed, inode: 0, links: 1 }
    }
}

/// An entry of a folder.
///
/// ```
/// # use taipan_vm::files::system::{Entry, Kind};
///
/// let entry = Entry { name: "notes.txt".into(), kind: Kind::File };
/// assert_eq!(entry.name, "notes.txt");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub name: OsString,
    pub kind: Kind,
}

/// How a file is to be opened. Neither `.write` nor `.read` is that of a descriptor that can only be asked for its metadata.
///
/// ```
/// # use taipan_vm::files::system::Open;
///
/// /// What `open(path, "a")` asks for.
/// let how = Open { write: true, create: true, append: true, mode: 0o666, ..Open::default() };
/// assert!(!how.truncate && !how.read);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Open {
    pub read: bool,
    pub write: bool,
    /// Made if there is none.
    pub create: bool,
    /// With `create`: there must be none.
    pub exclusive: bool,
    /// Whatever is written goes to the end.
    pub append: bool,
    /// Cut to nothing.
    pub truncate: bool,
    /// The permissions of a file that is made.
    pub mode: u32,
}

/// An open file. Positions are kept by who has opened it.
///
/// ```
/// use std::io;
/// # use taipan_vm::files::system::{File, Metadata};
///
/// /// As many zeros as one likes.
/// struct Zeros(u64);
///
/// impl File for Zeros {
///     fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
///         let count = self.0.saturating_sub(offset).min(buffer.len() as u64) as usize;
///         buffer[..count].fill(0);
///         Ok(count)
///     }
///     fn metadata(&self) -> io::Result<Metadata> {
///         Ok(Metadata::file(self.0))
///     }
/// }
///
/// assert_eq!(Zeros(10).read_at(&mut [1; 8], 4).unwrap(), 6);
/// assert!(Zeros(10).write_at(b"x", 0).is_err());
/// ```
pub trait File: Send + Sync {
    /// Reads at most as much as there is room for; 0 at the end.
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize>;

    fn write_at(&self, _bytes: &[u8], _offset: u64) -> io::Result<usize> {
        Err(refused(libc::EBADF))
    }

    fn set_len(&self, _len: u64) -> io::Result<()> {
        Err(refused(libc::EINVAL))
    }

    fn metadata(&self) -> io::Result<Metadata>;

    /// Whether it is read from its beginning to its end, like a pipe, and has no positions: offsets mean nothing.
    fn is_stream(&self) -> bool {
        false
    }

    /// Has stored what was written.
    fn sync(&self) -> io::Result<()> {
        Ok(())
    }
}

/// A tree of files. What is not implemented is answered as by one that can only be read.
///
/// ```
/// use std::{io, path::Path};
/// # use taipan_vm::files::system::{Entry, File, FileSystem, Metadata, Open};
///
/// /// A folder in which nothing is.
/// struct Nothing;
///
/// impl FileSystem for Nothing {
///     fn metadata(&self, path: &Path) -> io::Result<Metadata> {
///         if path == Path::new("") { Ok(Metadata::folder()) } else { Err(io::ErrorKind::NotFound.into()) }
///     }
///     fn entries(&self, _: &Path) -> io::Result<Vec<Entry>> {
///         Ok(Vec::new())
///     }
///     fn open(&self, _: &Path, _: Open) -> io::Result<Box<dyn File>> {
///         Err(io::ErrorKind::NotFound.into())
///     }
/// }
///
/// assert!(Nothing.entries(Path::new("")).unwrap().is_empty());
/// assert!(Nothing.remove_file(Path::new("a")).is_err());
/// ```
pub trait FileSystem: Send + Sync {
    /// What is under a name; of a link, the link.
    fn metadata(&self, path: &Path) -> io::Result<Metadata>;

    /// The entries of a folder, in any order, without `.` and `..`.
    fn entries(&self, path: &Path) -> io::Result<Vec<Entry>>;

    fn open(&self, path: &Path, how: Open) -> io::Result<Box<dyn File>>;

    fn read_link(&self, _path: &Path) -> io::Result<PathBuf> {
        Err(refused(libc::EINVAL))
    }

    fn create_folder(&self, _path: &Path, _mode: u32) -> io::Result<()> {
        Err(refused(libc::EROFS))
    }

    /// Removes a file or a link.
    fn remove_file(&self, _path: &Path) -> io::Result<()> {
        Err(refused(libc::EROFS))
    }

    /// Removes an empty folder.
    fn remove_folder(&self, _path: &Path) -> io::Result<()> {
        Err(refused(libc::EROFS))
    }

    /// Gives an entry another name, in place of what has it.
    fn rename(&self, _from: &Path, _to: &Path) -> io::Result<()> {
        Err(refused(libc::EROFS))
    }

    /// Makes a symbolic link.
    fn create_link(&self, _path: &Path, _target: &Path) -> io::Result<()> {
        Err(refused(libc::EROFS))
    }

    /// Gives a file one more name.
    fn add_name(&self, _path: &Path, _new: &Path) -> io::Result<()> {
        Err(refused(libc::EROFS))
    }

    fn set_mode(&self, _path: &Path, _mode: u32) -> io::Result<()> {
        Err(refused(libc::EROFS))
    }

    /// Sets the times of the last access and the last change; of a link, the link's.
    fn set_times(&self, _path: &Path, _accessed: Time, _modified: Time) -> io::Result<()> {
        Err(refused(libc::EROFS))
    }
}

fn refused(errno: i32) -> io::Error {
    io::Error::from_raw_os_error(errno)
}

/// The system's number for an error of a host.
pub fn errno(error: &io::Error) -> i32 {
    use io::ErrorKind;
    error.raw_os_error().unwrap_or(match error.kind() {
        ErrorKind::NotFound => libc::ENOENT,
        ErrorKind::PermissionDenied => libc::EACCES,
        ErrorKind::AlreadyExists => libc::EEXIST,
        ErrorKind::NotADirectory => libc::ENOTDIR,
        ErrorKind::IsADirectory => libc::EISDIR,
        ErrorKind::DirectoryNotEmpty => libc::ENOTEMPTY,
        ErrorKind::ReadOnlyFilesystem => libc::EROFS,
        ErrorKind::InvalidInput => libc::EINVAL,
        ErrorKind::StorageFull => libc::ENOSPC,
        ErrorKind::FileTooLarge => libc::EFBIG,
        ErrorKind::Unsupported => libc::EOPNOTSUPP,
        ErrorKind::TimedOut => libc::ETIMEDOUT,
        _ => libc::EIO,
    })
}
