//! Descriptors of virtual files: what they have open, and where they are in it.
//!
//! Functions take any descriptor, and pass those of the system on to it.

use super::access::stat;
use super::place::Spot;
use super::system::{File, Metadata, Open};
use super::tree::Inode;
use super::{FIRST_DESCRIPTOR, Outcome, fail, settle};
use crate::collections::Buf;
use crate::collections::room::Room;
use crate::error::PyResult;
use crate::sys::calls;
use crate::sys::file::{self, Status};
use crate::sys::transfer::again;
use crate::thread::Thread;
use rustix::io::Errno;
use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

/// As many files as a VM may have open at once.
const OPEN_MAX: usize = 1024;

/// How much is asked for where nothing seems to be left, as of files that do not know their size.
const LEAST: usize = 4096;

/// How much is asked of a stream at once.
const STREAM_STEP: u64 = 1 << 16;

/// What is open.
pub enum Handle {
    Host(Arc<dyn File>),
    Memory(Rc<Inode>),
    Folder,
}

pub struct OpenFile {
    handle: Handle,
    spot: Spot,
    how: Open,
    position: Cell<u64>,
    inheritable: Cell<bool>,
    _room: Cell<Room>,
}

impl OpenFile {
    pub fn new(handle: Handle, spot: Spot, how: Open) -> OpenFile {
        let (position, inheritable, _room) = Default::default();
        OpenFile { handle, spot, how, position, inheritable, _room }
    }

    pub fn folder(spot: Spot) -> OpenFile {
        OpenFile::new(Handle::Folder, spot, Open { read: true, ..Open::default() })
    }

    pub fn is_folder(&self) -> bool {
        matches!(self.handle, Handle::Folder)
    }

    pub fn spot(&self) -> &Spot {
        &self.spot
    }

    pub fn metadata(&self, vm: &Thread) -> Outcome<Metadata> {
        match &self.handle {
            Handle::Host(file) => {
                vm.allow_threads(|| file.metadata()).map_err(|error| super::host_failure(&error))
            }
            Handle::Memory(inode) => Ok(inode.metadata()),
            Handle::Folder => vm.spot_metadata(&self.spot),
        }
    }

    pub fn read_at(&self, vm: &Thread, buffer: &mut [u8], offset: u64) -> Outcome<usize> {
        if !self.how.read {
            return Err(fail(Errno::BADF));
        }
        match &self.handle {
            Handle::Host(file) => {
                let most = buffer.len();
                let read = vm.allow_threads(|| file.read_at(buffer, offset));
                read.map(|count| count.min(most)).map_err(|error| super::host_failure(&error))
            }
            Handle::Memory(inode) => {
                let count = inode.read_at(buffer, offset)?;
                vm.pay(count as u64 / BYTES_PER_UNIT);
                Ok(count)
            }
            Handle::Folder => Err(fail(Errno::ISDIR)),
        }
    }

    pub fn write_at(&self, vm: &Thread, bytes: &[u8], offset: u64) -> Outcome<usize> {
        if !self.how.write {
            return Err(fail(Errno::BADF));
        }
        match &self.handle {
            Handle::Host(file) => {
                let written = vm.allow_threads(|| file.write_at(bytes, offset));
                written.map(|count| count.min(bytes.len())).map_err(|error| super::host_failure(&error))
            }
            Handle::Memory(inode) => {
                let count = self.with_tree(vm, |tree| tree.write_at(inode, bytes, offset))?;
                vm.pay(count as u64 / BYTES_PER_UNIT);
                Ok(count)
            }
            Handle::Folder => Err(fail(Errno::BADF)),
        }
    }

    /// Changes what is in memory.
    fn with_tree<R>(&self, vm: &Thread, change: impl FnOnce(&super::Tree) -> Outcome<R>) -> Outcome<R> {
        let mount = vm.mount_at(self.spot.mount).ok_or(fail(Errno::BADF))?;
        change(mount.tree().ok_or(fail(Errno::BADF))?)
    }

    fn set_len(&self, vm: &Thread, len: i64) -> Outcome<()> {
        let len = u64::try_from(len).map_err(|_| fail(Errno::INVAL))?;
        if !self.how.write {
            return Err(fail(Errno::INVAL));
        }
        match &self.handle {
            Handle::Host(file) => {
                vm.allow_threads(|| file.set_len(len)).map_err(|error| super::host_failure(&error))
            }
            Handle::Memory(inode) => self.with_tree(vm, |tree| tree.set_len(inode, len)),
            Handle::Folder => Err(fail(Errno::INVAL)),
        }
    }

    fn end(&self, vm: &Thread) -> Outcome<u64> {
        self.metadata(vm).map(|metadata| metadata.size)
    }

    fn read(&self, vm: &Thread, buffer: &mut [u8]) -> Outcome<usize> {
        let count = self.read_at(vm, buffer, self.position.get())?;
        self.position.set(self.position.get() + count as u64);
        Ok(count)
    }

    fn write(&self, vm: &Thread, bytes: &[u8]) -> Outcome<usize> {
        let at = if self.how.append { self.end(vm)? } else { self.position.get() };
        let count = self.write_at(vm, bytes, at)?;
        self.position.set(at.saturating_add(count as u64));
        Ok(count)
    }

    fn is_stream(&self) -> bool {
        matches!(&self.handle, Handle::Host(file) if file.is_stream())
    }

    fn seek(&self, vm: &Thread, offset: i64, whence: i32) -> Outcome<i64> {
        if self.is_stream() {
            return Err(fail(Errno::SPIPE));
        }
        let from = match whence {
            libc::SEEK_SET => 0,
            libc::SEEK_CUR => self.position.get(),
            libc::SEEK_END => self.end(vm)?,
            libc::SEEK_DATA | libc::SEEK_HOLE => return self.seek_data(vm, offset, whence),
            _ => return Err(fail(Errno::INVAL)),
        };
        let to = i64::try_from(from).ok().and_then(|from| from.checked_add(offset));
        let to = to.ok_or(fail(Errno::OVERFLOW))?;
        self.position.set(u64::try_from(to).map_err(|_| fail(Errno::INVAL))?);
        Ok(to)
    }

    /// The whole file is data, and its end the one hole.
    fn seek_data(&self, vm: &Thread, offset: i64, whence: i32) -> Outcome<i64> {
        let end = self.end(vm)? as i64;
        if !(0..end).contains(&offset) {
            return Err(fail(Errno::NXIO));
        }
        let to = if whence == libc::SEEK_DATA { offset } else { end };
        self.position.set(to as u64);
        Ok(to)
    }
}

/// How much is copied in the time of a unit of work.
const BYTES_PER_UNIT: u64 = 128;

/// Whether a descriptor is none of the system's.
pub fn is_virtual(descriptor: i32) -> bool {
    descriptor >= FIRST_DESCRIPTOR
}

impl Thread {
    /// The virtual file that a descriptor stands for.
    #[inline]
    pub fn open_file(&self, descriptor: i32) -> Option<Rc<OpenFile>> {
        if !is_virtual(descriptor) {
            return None;
        }
        self.files().open.borrow().get((descriptor - FIRST_DESCRIPTOR) as usize)?.clone()
    }

    /// `PermissionError` unless the VM may use the descriptor; for functions that know virtual ones.
    #[inline]
    pub fn allow_any_descriptor(&self, descriptor: i32) -> PyResult<()> {
        if self.open_file(descriptor).is_some() { Ok(()) } else { self.allow_descriptor(descriptor) }
    }

    /// A descriptor for a stream of the host's, to be read.
    pub fn open_stream(&self, name: &str, stream: Arc<dyn File>) -> PyResult<Result<i32, Errno>> {
        let absolute = std::path::PathBuf::from(name);
        let spot = Spot { mount: None, path: absolute.clone(), absolute, is_folder: false };
        let how = Open { read: true, ..Open::default() };
        settle(self.enter_file(OpenFile::new(Handle::Host(stream), spot, how)))
    }

    /// The lowest descriptor that is free.
    pub fn enter_file(&self, file: OpenFile) -> Outcome<i32> {
        file._room.set(Room::new(size_of::<OpenFile>() + file.spot.absolute.as_os_str().len() * 2)?);
        self.enter_shared(Rc::new(file))
    }

    fn enter_shared(&self, file: Rc<OpenFile>) -> Outcome<i32> {
        let mut open = self.files().open.borrow_mut();
        let index = open.iter().position(Option::is_none).unwrap_or(open.len());
        if index >= OPEN_MAX {
            return Err(fail(Errno::MFILE));
        }
        if index == open.len() {
            open.push(None);
        }
        open[index] = Some(file);
        Ok(FIRST_DESCRIPTOR + index as i32)
    }

    pub fn read_descriptor(&self, descriptor: i32, buffer: &mut [u8]) -> PyResult<Result<usize, Errno>> {
        match self.open_file(descriptor) {
            Some(file) => settle(file.read(self, buffer)),
            None if !self.may_use(descriptor) => Ok(Err(Errno::BADF)),
            None => self.read_system(descriptor, buffer),
        }
    }

    pub fn read_file(&self, file: &OpenFile, buffer: &mut [u8]) -> PyResult<Result<usize, Errno>> {
        settle(file.read(self, buffer))
    }

    /// Reads at most `most` bytes behind what `buffer` holds, without the lock.
    pub fn read_behind(
        &self,
        descriptor: i32,
        buffer: &mut Buf<u8>,
        most: usize,
    ) -> PyResult<Result<usize, Errno>> {
        let Some(file) = self.open_file(descriptor) else {
            if !self.may_use(descriptor) {
                return Ok(Err(Errno::BADF));
            }
            return self.read_system_behind(descriptor, buffer, most);
        };
        let len = buffer.len();
        // A file that can be seen to end needs no room beyond its end.
        let rest = match settle(file.end(self))? {
            _ if file.is_stream() => STREAM_STEP,
            Ok(end) => end.saturating_sub(file.position.get()),
            Err(error) => return Ok(Err(error)),
        };
        let most = most.min(usize::try_from(rest).unwrap_or(usize::MAX).max(LEAST));
        buffer.reserve_exact(most)?;
        buffer.resize(len + most, 0)?;
        let read = file.read(self, &mut buffer[len..]);
        buffer.truncate(len + read.as_ref().map_or(0, |count| *count));
        settle(read)
    }

    pub fn write_descriptor(&self, descriptor: i32, bytes: &[u8]) -> PyResult<Result<usize, Errno>> {
        match self.open_file(descriptor) {
            Some(file) => settle(file.write(self, bytes)),
            None if !self.may_use(descriptor) => Ok(Err(Errno::BADF)),
            None => self.write_system(descriptor, bytes),
        }
    }

    pub fn seek_descriptor(&self, descriptor: i32, offset: i64, whence: i32) -> PyResult<Result<i64, Errno>> {
        match self.open_file(descriptor) {
            Some(file) => settle(file.seek(self, offset, whence)),
            None if !self.may_use(descriptor) => Ok(Err(Errno::BADF)),
            None => Ok(self.allow_threads(|| file::seek(descriptor, offset, whence))),
        }
    }

    pub fn truncate_descriptor(&self, descriptor: i32, len: i64) -> PyResult<Result<(), Errno>> {
        match self.open_file(descriptor) {
            Some(file) => settle(file.set_len(self, len)),
            None if !self.may_use(descriptor) => Ok(Err(Errno::BADF)),
            None => self.blocking(|| match u64::try_from(len) {
                Ok(len) => file::truncate(descriptor, len),
                Err(_) => Err(Errno::INVAL),
            }),
        }
    }

    pub fn close_descriptor(&self, descriptor: i32) -> Result<(), Errno> {
        if is_virtual(descriptor) {
            let mut open = self.files().open.borrow_mut();
            let file = open.get_mut((descriptor - FIRST_DESCRIPTOR) as usize).and_then(Option::take);
            drop(open);
            return file.map(drop).ok_or(Errno::BADF);
        }
        if !self.may_use(descriptor) {
            return Err(Errno::BADF);
        }
        self.forget_descriptor(descriptor);
        self.allow_threads(|| file::close(descriptor))
    }

    pub fn descriptor_status(&self, descriptor: i32) -> PyResult<Result<Status, Errno>> {
        match self.open_file(descriptor) {
            Some(file) => settle(file.metadata(self).map(|metadata| {
                let stat = stat(&file.spot, &metadata);
                Status { mode: stat.st_mode, size: stat.st_size, block_size: stat.st_blksize as _ }
            })),
            None if !self.may_use(descriptor) => Ok(Err(Errno::BADF)),
            None => Ok(Status::of(descriptor)),
        }
    }

    pub fn descriptor_stat(&self, descriptor: i32) -> PyResult<Result<libc::stat, Errno>> {
        match self.open_file(descriptor) {
            Some(file) => settle(file.metadata(self).map(|metadata| stat(&file.spot, &metadata))),
            None => self.blocking(|| calls::fstat(descriptor)),
        }
    }

    pub fn pread_descriptor(
        &self,
        descriptor: i32,
        buffer: &mut [u8],
        offset: i64,
    ) -> PyResult<Result<usize, Errno>> {
        match (self.open_file(descriptor), u64::try_from(offset)) {
            (Some(_), Err(_)) => Ok(Err(Errno::INVAL)),
            (Some(file), Ok(offset)) => settle(file.read_at(self, buffer, offset)),
            (None, _) => self.blocking(|| calls::pread(descriptor, buffer, offset)),
        }
    }

    pub fn pwrite_descriptor(
        &self,
        descriptor: i32,
        bytes: &[u8],
        offset: i64,
    ) -> PyResult<Result<usize, Errno>> {
        match (self.open_file(descriptor), u64::try_from(offset)) {
            (Some(_), Err(_)) => Ok(Err(Errno::INVAL)),
            (Some(file), Ok(offset)) => settle(file.write_at(self, bytes, offset)),
            (None, _) => self.blocking(|| calls::pwrite(descriptor, bytes, offset)),
        }
    }

    /// Has stored what was written; only the data with `data`.
    pub fn sync_descriptor(&self, descriptor: i32, data: bool) -> PyResult<Result<(), Errno>> {
        match self.open_file(descriptor) {
            Some(file) => match &file.handle {
                Handle::Host(file) => Ok(self
                    .allow_threads(|| file.sync())
                    .map_err(|error| Errno::from_io_error(&error).unwrap_or(Errno::IO))),
                _ => Ok(Ok(())),
            },
            None if data => self.patient(move || again(|| calls::fdatasync(descriptor).map(drop))),
            None => self.patient(move || again(|| calls::fsync(descriptor).map(drop))),
        }
    }

    /// Another descriptor of a virtual file, with the same position.
    pub fn duplicate_file(&self, file: Rc<OpenFile>) -> PyResult<Result<i32, Errno>> {
        settle(self.enter_shared(file))
    }
}

impl OpenFile {
    pub fn is_inheritable(&self) -> bool {
        self.inheritable.get()
    }

    pub fn set_inheritable(&self, inheritable: bool) {
        self.inheritable.set(inheritable);
    }
}
