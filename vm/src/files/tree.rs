//! [`Tree`]: files in the memory of a VM, over a base that is only read.
//!
//! Every byte is charged to the VM. What the base has is shown as it is until it is changed: a folder is looked into, and a file
//! is read there, until something is written to it; then its bytes are the tree's own. Entries of the base that have been removed
//! or renamed are hidden in their folder; a folder that was renamed goes on to show those of its old place. Without a base it is
//! a tree that begins empty.
//!
//! Invariants: a path that comes here is relative, clean, and has no link in front of its last component. Inodes are dropped
//! without recursion, as folders can be nested as deeply as a script likes. The base never calls back.

use super::system::{self, Entry, File, FileSystem, Kind, Metadata, Open, Time};
use super::{Failure, Outcome, fail};
use crate::collections::Buf;
use crate::collections::room::Room;
use rustc_hash::FxHashMap;
use rustix::io::Errno;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::time::SystemTime;

pub struct Tree {
    root: Rc<Inode>,
    base: Option<Arc<dyn FileSystem>>,
    last_number: Cell<u64>,
    /// Whether files tell when they were changed; if not, it was in 1970.
    has_clock: bool,
}

pub struct Inode {
    number: u64,
    mode: Cell<u32>,
    /// Of the last access, change of contents, and change of anything.
    times: Cell<[Time; 3]>,
    links: Cell<u64>,
    content: RefCell<Content>,
    _room: Room,
}

enum Content {
    File(Buf<u8>),
    /// A file as the base has it.
    BaseFile {
        file: Box<dyn File>,
        size: u64,
    },
    Folder(Folder),
    Link(PathBuf),
}

#[derive(Default)]
struct Folder {
    entries: BTreeMap<OsString, Name>,
    /// The folder of the base whose entries show through.
    base: Option<PathBuf>,
    /// Names of the base that do not.
    hidden: FxHashMap<OsString, Room>,
}

struct Name {
    inode: Rc<Inode>,
    /// The base has this name, too.
    covers: bool,
    _room: Room,
}

/// What a name takes beside its letters.
const NAME_BYTES: usize = 96;

impl Drop for Inode {
    fn drop(&mut self) {
        let mut contents = vec![self.content.replace(Content::Link(PathBuf::new()))];
        while let Some(content) = contents.pop() {
            let Content::Folder(folder) = content else { continue };
            for name in folder.entries.into_values() {
                if let Some(inode) = Rc::into_inner(name.inode) {
                    contents.push(inode.content.replace(Content::Link(PathBuf::new())));
                }
            }
        }
    }
}

fn from_host(error: &std::io::Error) -> Failure {
    super::host_failure(error)
}

impl Tree {
    pub fn new(base: Option<Arc<dyn FileSystem>>, has_clock: bool) -> Outcome<Tree> {
        let folder = Folder { base: base.is_some().then(PathBuf::new), ..Folder::default() };
        let root = Inode {
            number: 1,
            mode: Cell::new(0o755),
            times: Cell::default(),
            links: Cell::new(1),
            content: RefCell::new(Content::Folder(folder)),
            _room: Room::new(size_of::<Inode>())?,
        };
        Ok(Tree { root: Rc::new(root), base, last_number: Cell::new(1), has_clock })
    }

    fn now(&self) -> Time {
        if !self.has_clock {
            return Time::default();
        }
        let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        (since.as_secs() as i64, since.subsec_nanos())
    }

    fn inode(&self, content: Content, mode: u32, times: [Time; 3]) -> Outcome<Rc<Inode>> {
        let more = match &content {
            Content::Link(target) => target.as_os_str().len(),
            Content::Folder(Folder { base: Some(path), .. }) => path.as_os_str().len(),
            _ => 0,
        };
        let room = Room::new(size_of::<Inode>() + more + 64)?;
        self.last_number.set(self.last_number.get() + 1);
        Ok(Rc::new(Inode {
            number: self.last_number.get(),
            mode: Cell::new(mode),
            times: Cell::new(times),
            links: Cell::new(1),
            content: RefCell::new(content),
            _room: room,
        }))
    }

    fn new_inode(&self, content: Content, mode: u32) -> Outcome<Rc<Inode>> {
        let now = self.now();
        self.inode(content, mode & 0o777, [now; 3])
    }

    /// What is under a path.
    pub fn find(&self, path: &Path) -> Outcome<Rc<Inode>> {
        path.iter()
            .try_fold(self.root.clone(), |inode, name| self.child(&inode, name)?.ok_or(fail(Errno::NOENT)))
    }

    /// The folder that a path's last component is, or would be, in.
    fn parent<'p>(&self, path: &'p Path) -> Outcome<(Rc<Inode>, &'p OsStr)> {
        let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else {
            return Err(fail(Errno::BUSY));
        };
        let parent = self.find(parent)?;
        if parent.kind() != Kind::Folder {
            return Err(fail(Errno::NOTDIR));
        }
        Ok((parent, name))
    }

    fn child(&self, inode: &Rc<Inode>, name: &OsStr) -> Outcome<Option<Rc<Inode>>> {
        let content = inode.content.borrow();
        let Content::Folder(folder) = &*content else { return Err(fail(Errno::NOTDIR)) };
        if let Some(found) = folder.entries.get(name) {
            return Ok(Some(found.inode.clone()));
        }
        let (Some(path), Some(base)) = (&folder.base, &self.base) else { return Ok(None) };
        if folder.hidden.contains_key(name) {
            return Ok(None);
        }
        let Some(found) = self.of_base(&**base, path.join(name))? else { return Ok(None) };
        drop(content);
        inode.insert(name, found.clone(), true)?;
        Ok(Some(found))
    }

    /// An inode that shows what the base has.
    fn of_base(&self, base: &dyn FileSystem, path: PathBuf) -> Outcome<Option<Rc<Inode>>> {
        let metadata = match base.metadata(&path) {
            Ok(metadata) => metadata,
            Err(error) if system::errno(&error) == libc::ENOENT => return Ok(None),
            Err(error) => return Err(from_host(&error)),
        };
        let content = match metadata.kind {
            Kind::File => {
                let how = Open { read: true, ..Open::default() };
                let file = base.open(&path, how).map_err(|error| from_host(&error))?;
                Content::BaseFile { file, size: metadata.size }
            }
            Kind::Folder => Content::Folder(Folder { base: Some(path), ..Folder::default() }),
            Kind::Link => Content::Link(base.read_link(&path).map_err(|error| from_host(&error))?),
        };
        let times = [metadata.accessed, metadata.modified, metadata.changed];
        self.inode(content, metadata.mode, times).map(Some)
    }

    /// The entries of a folder.
    pub fn entries(&self, inode: &Inode) -> Outcome<Vec<Entry>> {
        let content = inode.content.borrow();
        let Content::Folder(folder) = &*content else { return Err(fail(Errno::NOTDIR)) };
        let mut entries = match (&folder.base, &self.base) {
            (Some(path), Some(base)) => base.entries(path).map_err(|error| from_host(&error))?,
            _ => Vec::new(),
        };
        entries.retain(|entry| {
            !folder.hidden.contains_key(&entry.name) && !folder.entries.contains_key(&entry.name)
        });
        let own = folder.entries.iter();
        entries.extend(own.map(|(name, found)| Entry { name: name.clone(), kind: found.inode.kind() }));
        Ok(entries)
    }

    pub fn open(&self, path: &Path, how: Open) -> Outcome<Rc<Inode>> {
        if !how.create {
            let inode = self.find(path)?;
            self.cut(&inode, how)?;
            return Ok(inode);
        }
        let (parent, name) = self.parent(path)?;
        match self.child(&parent, name)? {
            Some(_) if how.exclusive => Err(fail(Errno::EXIST)),
            Some(inode) => {
                self.cut(&inode, how)?;
                Ok(inode)
            }
            None => {
                let inode = self.new_inode(Content::File(Buf::new()), how.mode)?;
                self.enter(&parent, name, inode.clone())?;
                Ok(inode)
            }
        }
    }

    fn cut(&self, inode: &Inode, how: Open) -> Outcome<()> {
        match inode.kind() {
            Kind::Folder if how.write || how.truncate => Err(fail(Errno::ISDIR)),
            Kind::Link => Err(fail(Errno::LOOP)),
            Kind::File if how.truncate => self.set_len(inode, 0),
            _ => Ok(()),
        }
    }

    /// Puts an inode into a folder, which has changed then.
    fn enter(&self, parent: &Inode, name: &OsStr, inode: Rc<Inode>) -> Outcome<()> {
        parent.insert(name, inode, false)?;
        self.touch(parent);
        Ok(())
    }

    fn touch(&self, inode: &Inode) {
        let [accessed, ..] = inode.times.get();
        let now = self.now();
        inode.times.set([accessed, now, now]);
    }

    pub fn create_folder(&self, path: &Path, mode: u32) -> Outcome<()> {
        self.create(path, || self.new_inode(Content::Folder(Folder::default()), mode))
    }

    pub fn create_link(&self, path: &Path, target: &Path) -> Outcome<()> {
        self.create(path, || self.new_inode(Content::Link(target.to_owned()), 0o777))
    }

    fn create(&self, path: &Path, make: impl FnOnce() -> Outcome<Rc<Inode>>) -> Outcome<()> {
        if path.as_os_str().is_empty() {
            return Err(fail(Errno::EXIST));
        }
        let (parent, name) = self.parent(path)?;
        if self.child(&parent, name)?.is_some() {
            return Err(fail(Errno::EXIST));
        }
        self.enter(&parent, name, make()?)
    }

    pub fn add_name(&self, path: &Path, new: &Path) -> Outcome<()> {
        let inode = self.find(path)?;
        if inode.kind() == Kind::Folder {
            return Err(fail(Errno::PERM));
        }
        self.create(new, || Ok(inode.clone()))?;
        inode.links.set(inode.links.get() + 1);
        Ok(())
    }

    pub fn remove_file(&self, path: &Path) -> Outcome<()> {
        let (parent, name) = self.parent(path)?;
        let inode = self.child(&parent, name)?.ok_or(fail(Errno::NOENT))?;
        if inode.kind() == Kind::Folder {
            return Err(fail(Errno::ISDIR));
        }
        self.forget(&parent, name, &inode)
    }

    pub fn remove_folder(&self, path: &Path) -> Outcome<()> {
        let (parent, name) = self.parent(path)?;
        let inode = self.child(&parent, name)?.ok_or(fail(Errno::NOENT))?;
        if !self.entries(&inode)?.is_empty() {
            return Err(fail(Errno::NOTEMPTY));
        }
        self.forget(&parent, name, &inode)
    }

    fn forget(&self, parent: &Inode, name: &OsStr, inode: &Inode) -> Outcome<()> {
        drop(parent.take(name)?);
        inode.links.set(inode.links.get().saturating_sub(1));
        self.touch(parent);
        Ok(())
    }

    pub fn rename(&self, from: &Path, to: &Path) -> Outcome<()> {
        let (from_parent, from_name) = self.parent(from)?;
        let (to_parent, to_name) = self.parent(to)?;
        let inode = self.child(&from_parent, from_name)?.ok_or(fail(Errno::NOENT))?;
        if inode.kind() == Kind::Folder && to.starts_with(from) && to != from {
            return Err(fail(Errno::INVAL));
        }
        if let Some(old) = self.child(&to_parent, to_name)? {
            if Rc::ptr_eq(&old, &inode) {
                return Ok(());
            }
            match (inode.kind() == Kind::Folder, old.kind() == Kind::Folder) {
                (true, false) => return Err(fail(Errno::NOTDIR)),
                (false, true) => return Err(fail(Errno::ISDIR)),
                (true, true) if !self.entries(&old)?.is_empty() => return Err(fail(Errno::NOTEMPTY)),
                _ => {}
            }
            old.links.set(old.links.get().saturating_sub(1));
        }
        self.enter(&to_parent, to_name, inode)?;
        drop(from_parent.take(from_name)?);
        self.touch(&from_parent);
        Ok(())
    }

    pub fn set_mode(&self, inode: &Inode, mode: u32) {
        inode.mode.set(mode & 0o777);
    }

    pub fn set_times(&self, inode: &Inode, accessed: Time, modified: Time) {
        inode.times.set([accessed, modified, self.now()]);
    }

    pub fn write_at(&self, inode: &Inode, bytes: &[u8], offset: u64) -> Outcome<usize> {
        let start = usize::try_from(offset).map_err(|_| fail(Errno::FBIG))?;
        let end = start.checked_add(bytes.len()).ok_or(fail(Errno::FBIG))?;
        if bytes.is_empty() {
            return Ok(0);
        }
        inode.with_bytes(|content| {
            if end > content.len() {
                content.reserve(end - content.len())?;
                content.resize(end, 0)?;
            }
            content[start..end].copy_from_slice(bytes);
            Ok(())
        })?;
        self.touch(inode);
        Ok(bytes.len())
    }

    pub fn set_len(&self, inode: &Inode, len: u64) -> Outcome<()> {
        let len = usize::try_from(len).map_err(|_| fail(Errno::FBIG))?;
        if len == 0 {
            // Nothing of the base has to be copied.
            inode.empty();
        }
        inode.with_bytes(|content| {
            if len < content.len() {
                content.truncate(len);
                content.shrink_if_sparse();
            } else {
                content.resize(len, 0)?;
            }
            Ok(())
        })?;
        self.touch(inode);
        Ok(())
    }
}

impl Inode {
    pub fn kind(&self) -> Kind {
        match &*self.content.borrow() {
            Content::File(_) | Content::BaseFile { .. } => Kind::File,
            Content::Folder(_) => Kind::Folder,
            Content::Link(_) => Kind::Link,
        }
    }

    pub fn metadata(&self) -> Metadata {
        let size = match &*self.content.borrow() {
            Content::File(bytes) => bytes.len() as u64,
            Content::BaseFile { size, .. } => *size,
            Content::Folder(_) => 0,
            Content::Link(target) => target.as_os_str().len() as u64,
        };
        let [accessed, modified, changed] = self.times.get();
        let (kind, mode) = (self.kind(), self.mode.get());
        Metadata {
            kind,
            mode,
            size,
            accessed,
            modified,
            changed,
            inode: self.number,
            links: self.links.get(),
        }
    }

    pub fn link_target(&self) -> Outcome<PathBuf> {
        match &*self.content.borrow() {
            Content::Link(target) => Ok(target.clone()),
            _ => Err(fail(Errno::INVAL)),
        }
    }

    pub fn read_at(&self, buffer: &mut [u8], offset: u64) -> Outcome<usize> {
        match &*self.content.borrow() {
            Content::File(bytes) => {
                let rest = usize::try_from(offset).ok().and_then(|at| bytes.get(at..)).unwrap_or_default();
                let count = rest.len().min(buffer.len());
                buffer[..count].copy_from_slice(&rest[..count]);
                Ok(count)
            }
            Content::BaseFile { file, .. } => file.read_at(buffer, offset).map_err(|error| from_host(&error)),
            Content::Folder(_) => Err(fail(Errno::ISDIR)),
            Content::Link(_) => Err(fail(Errno::LOOP)),
        }
    }

    /// The bytes of the file, the tree's own from here on.
    fn with_bytes(&self, change: impl FnOnce(&mut Buf<u8>) -> Outcome<()>) -> Outcome<()> {
        let mut content = self.content.borrow_mut();
        if let Content::BaseFile { file, size } = &*content {
            *content = Content::File(all_of(&**file, *size)?);
        }
        match &mut *content {
            Content::File(bytes) => change(bytes),
            _ => Err(fail(Errno::ISDIR)),
        }
    }

    fn empty(&self) {
        let mut content = self.content.borrow_mut();
        if matches!(&*content, Content::BaseFile { .. }) {
            *content = Content::File(Buf::new());
        }
    }

    /// Enters an inode under a name, in place of what has it.
    fn insert(&self, name: &OsStr, inode: Rc<Inode>, covers: bool) -> Outcome<()> {
        if name.len() > NAME_MAX {
            return Err(fail(Errno::NAMETOOLONG));
        }
        let room = Room::new(NAME_BYTES + name.len())?;
        let mut content = self.content.borrow_mut();
        let Content::Folder(folder) = &mut *content else { return Err(fail(Errno::NOTDIR)) };
        let covers = covers || folder.entries.get(name).is_some_and(|old| old.covers);
        let old = folder.entries.insert(name.to_owned(), Name { inode, covers, _room: room });
        drop(content);
        drop(old);
        Ok(())
    }

    /// Takes out an entry; if the base has one of that name, it is hidden.
    fn take(&self, name: &OsStr) -> Outcome<Option<Rc<Inode>>> {
        let mut content = self.content.borrow_mut();
        let Content::Folder(folder) = &mut *content else { return Err(fail(Errno::NOTDIR)) };
        if folder.entries.get(name).is_some_and(|found| found.covers) {
            folder.hidden.insert(name.to_owned(), Room::new(NAME_BYTES + name.len())?);
        }
        Ok(folder.entries.remove(name).map(|name| name.inode))
    }
}

/// As on Linux.
const NAME_MAX: usize = 255;

/// How much is copied at once.
const STEP: usize = 1 << 16;

fn all_of(file: &dyn File, size: u64) -> Outcome<Buf<u8>> {
    let mut bytes: Buf<u8> = Buf::new();
    bytes.reserve_exact(usize::try_from(size).map_err(|_| fail(Errno::FBIG))?)?;
    loop {
        let len = bytes.len();
        bytes.resize(len + STEP, 0)?;
        let count = file.read_at(&mut bytes[len..], len as u64).map_err(|error| from_host(&error))?;
        bytes.truncate(len + count.min(STEP));
        if count == 0 {
            return Ok(bytes);
        }
    }
}
