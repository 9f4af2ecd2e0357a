//! The buffer protocol: views of the memory of `bytes`, `bytearray`, `memoryview` and their like (PEP 3118, PEP 688).
//!
//! An exporter's `buffer` slot makes a [`Buffer`], which keeps the exporter and tells it when the view ends, by the
//! `release_buffer` slot. An exporter whose memory could move counts its views and refuses to move it while there are some; so
//! the address of a buffer stays good as long as the buffer lives.
//!
//! Suboffsets, which only extension modules in C make, are not represented: views are strided.

use crate::builtins::bytes::PyBytes;
use crate::builtins::memoryview::PyMemoryView;
use crate::builtins::{exceptions, int};
use crate::class::layout::Trace;
use crate::class::slots::{GetBuffer, ReleaseBuffer, Slots};
use crate::class::spec::TypeSpec;
use crate::class::{PyType, special};
use crate::error::{PyResult, Raised};
use crate::heap::Tracer;
use crate::names;
use crate::object::{Object, Payload, Ref};
use crate::protocol::number;
use crate::thread::Thread;
use crate::value::Value;
use crate::value_cell::ValueCell;
use smallvec::{SmallVec, smallvec};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::ops::Deref;

/// What a consumer asks for; `inspect.BufferFlags` has the same.
pub mod flags {
    pub const SIMPLE: u32 = 0;
    pub const WRITABLE: u32 = 1;
    pub const FORMAT: u32 = 4;
    pub const ND: u32 = 8;
    pub const STRIDES: u32 = 0x10 | ND;
    pub const C_CONTIGUOUS: u32 = 0x20 | STRIDES;
    pub const F_CONTIGUOUS: u32 = 0x40 | STRIDES;
    pub const ANY_CONTIGUOUS: u32 = 0x80 | STRIDES;
    pub const INDIRECT: u32 = 0x100 | STRIDES;
    pub const CONTIG: u32 = ND | WRITABLE;
    pub const CONTIG_RO: u32 = ND;
    pub const FULL: u32 = INDIRECT | WRITABLE | FORMAT;
    pub const FULL_RO: u32 = INDIRECT | FORMAT;
    /// `PyBUF_READ` and `PyBUF_WRITE`, which are meant for other functions.
    pub const READ: u32 = 0x100;
    pub const WRITE: u32 = 0x200;
}

/// Whether `asked` has all bits of `flag`.
pub fn asks(asked: u32, flag: u32) -> bool {
    asked & flag == flag
}

/// Lengths or steps by dimension.
pub type Dims = SmallVec<[isize; 2]>;

/// Items in memory. `shape` and `strides` are as long as there are dimensions.
#[derive(Clone)]
pub struct View {
    /// The item whose indices are all 0.
    pub data: *mut u8,
    /// Bytes that the items take together.
    pub len: usize,
    pub itemsize: usize,
    pub readonly: bool,
    /// As `struct` writes it; bytes where it is absent.
    pub format: Option<Cow<'static, str>>,
    pub shape: Dims,
    pub strides: Dims,
}

impl View {
    /// A row of bytes.
    pub fn of_bytes(data: *const u8, len: usize, readonly: bool) -> View {
        View {
            data: data.cast_mut(),
            len,
            itemsize: 1,
            readonly,
            format: None,
            shape: smallvec![len as isize],
            strides: smallvec![1],
        }
    }

    pub fn ndim(&self) -> usize {
        self.shape.len()
    }

    /// The product of the shape.
    pub fn items(&self) -> usize {
        self.shape.iter().map(|&count| count as usize).product()
    }

    /// Whether the items lie one behind another, the last index running fastest.
    pub fn is_c_contiguous(&self) -> bool {
        self.lies_in_order(self.shape.iter().zip(&self.strides).rev())
    }

    /// The same with the first index running fastest.
    pub fn is_f_contiguous(&self) -> bool {
        self.lies_in_order(self.shape.iter().zip(&self.strides))
    }

    fn lies_in_order<'a>(&self, dimensions: impl Iterator<Item = (&'a isize, &'a isize)>) -> bool {
        if self.len == 0 {
            return true;
        }
        let mut step = self.itemsize as isize;
        for (&count, &stride) in dimensions {
            if count > 1 && stride != step {
                return false;
            }
            step *= count;
        }
        true
    }

    pub fn is_contiguous(&self) -> bool {
        self.is_c_contiguous() || self.is_f_contiguous()
    }

    /// The strides of contiguous items.
    pub fn c_strides(shape: &[isize], itemsize: usize) -> Dims {
        let mut strides: Dims = smallvec![0; shape.len()];
        let mut step = itemsize as isize;
        for (stride, &count) in strides.iter_mut().zip(shape).rev() {
            *stride = step;
            step = step.wrapping_mul(count);
        }
        strides
    }

    /// Calls `visit` with the address of each item, the last index running fastest, or the first for `fortran`.
    pub fn for_each(&self, fortran: bool, visit: &mut dyn FnMut(*mut u8)) {
        let mut dimensions: SmallVec<[(isize, isize); 4]> =
            self.shape.iter().copied().zip(self.strides.iter().copied()).collect();
        if fortran {
            dimensions.reverse();
        }
        fn walk(data: *mut u8, dimensions: &[(isize, isize)], visit: &mut dyn FnMut(*mut u8)) {
            let Some((&(count, stride), inner)) = dimensions.split_first() else { return visit(data) };
            for index in 0..count {
                walk(data.wrapping_offset(index * stride), inner, visit);
            }
        }
        walk(self.data, &dimensions, visit);
    }

    /// Appends the items' bytes in order.
    pub fn copy_to(&self, fortran: bool, out: &mut crate::collections::Buf<u8>) -> PyResult<()> {
        out.reserve_exact(self.len)?;
        if if fortran { self.is_f_contiguous() } else { self.is_c_contiguous() } {
            // SAFETY: contiguous memory of the exporter, which the view's owner keeps.
            return Ok(out.extend_from_slice(unsafe { self.contiguous() })?);
        }
        let mut result = Ok(());
        self.for_each(fortran, &mut |item| {
            // SAFETY: an item of the view.
            let item = unsafe { std::slice::from_raw_parts(item, self.itemsize) };
            result = result.and(out.extend_from_slice(item));
        });
        Ok(result?)
    }

    /// The bytes of contiguous items.
    ///
    /// # Safety
    /// The view is contiguous and its memory alive; nothing writes to it while the slice is used.
    pub unsafe fn contiguous(&self) -> &[u8] {
        if self.len == 0 {
            return &[];
        }
        // SAFETY: by contract.
        unsafe { std::slice::from_raw_parts(self.data, self.len) }
    }

    /// Fits the view to what a consumer asks for, as exporters of strided memory do.
    pub fn fit(mut self, vm: &Thread, asked: u32) -> PyResult<View> {
        if asks(asked, flags::WRITABLE) && self.readonly {
            return Err(vm.buffer_error("memoryview: underlying buffer is not writable"));
        }
        if !asks(asked, flags::FORMAT) {
            self.format = None;
        }
        if asks(asked, flags::C_CONTIGUOUS) && !self.is_c_contiguous() {
            return Err(vm.buffer_error("memoryview: underlying buffer is not C-contiguous"));
        }
        if asks(asked, flags::F_CONTIGUOUS) && !self.is_f_contiguous() {
            return Err(vm.buffer_error("memoryview: underlying buffer is not Fortran contiguous"));
        }
        if asks(asked, flags::ANY_CONTIGUOUS) && !self.is_contiguous() {
            return Err(vm.buffer_error("memoryview: underlying buffer is not contiguous"));
        }
        if !asks(asked, flags::STRIDES) && !self.is_c_contiguous() {
            return Err(vm.buffer_error("memoryview: underlying buffer is not C-contiguous"));
        }
        if !asks(asked, flags::ND) {
            if asks(asked, flags::FORMAT) {
                return Err(vm.buffer_error(
                    "memoryview: cannot cast to unsigned bytes if the format flag is present",
                ));
            }
            let count = self.len.checked_div(self.itemsize).unwrap_or(0);
            self.shape = smallvec![count as isize];
            self.strides = smallvec![self.itemsize as isize];
        }
        Ok(self)
    }
}

/// A view of an exporter's memory, which ends when this is dropped.
pub struct Buffer {
    view: View,
    /// Who is told of the end; `None` where nobody is.
    exporter: Value,
}

impl Buffer {
    pub fn new(view: View, exporter: Value) -> Buffer {
        Buffer { view, exporter }
    }

    /// A row of bytes, for a consumer that asked for `asked`: what `PyBuffer_FillInfo` does.
    pub fn simple(
        vm: &Thread,
        exporter: &Value,
        bytes: *const u8,
        len: usize,
        readonly: bool,
        asked: u32,
    ) -> PyResult<Buffer> {
        if readonly && asks(asked, flags::WRITABLE) {
            return Err(vm.buffer_error("Object is not writable."));
        }
        let mut view = View::of_bytes(bytes, len, readonly);
        if asks(asked, flags::FORMAT) {
            view.format = Some(Cow::Borrowed("B"));
        }
        Ok(Buffer { view, exporter: exporter.clone() })
    }

    pub fn view(&self) -> &View {
        &self.view
    }

    pub fn exporter(&self) -> &Value {
        &self.exporter
    }

    /// The bytes of a buffer that was asked for as contiguous (`flags::SIMPLE`, ...).
    ///
    /// They belong to an object that code may write to: the slice must not be used across anything that runs code.
    pub fn as_bytes(&self) -> &[u8] {
        debug_assert!(self.view.is_contiguous());
        // SAFETY: contiguous by the request; alive while the buffer is; contract, 4 of `object`.
        unsafe { self.view.contiguous() }
    }

    /// The bytes of a contiguous buffer that was asked for as writable.
    ///
    /// # Safety
    /// No other slice of the exporter's memory is in use.
    #[allow(clippy::mut_from_ref, reason = "the memory is the exporter's, not the buffer's")]
    pub unsafe fn as_bytes_mut(&self) -> &mut [u8] {
        debug_assert!(self.view.is_contiguous() && !self.view.readonly);
        if self.view.len == 0 {
            return &mut [];
        }
        // SAFETY: by contract, and as in `as_bytes`.
        unsafe { std::slice::from_raw_parts_mut(self.view.data, self.view.len) }
    }

    pub fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.exporter);
    }
}

impl Drop for Buffer {
    fn drop(&mut self) {
        let Some(release) = self.exporter.ty().slots().release_buffer else { return };
        // Exporters that want to know of the end are no static objects.
        let exporter = self.exporter.clone();
        if let Some(vm) = exporter.as_object().and_then(|object| object.heap().thread()) {
            release(vm, &exporter, self);
        }
    }
}

/// The bytes of an argument: those of `bytes` at once, of other objects through a buffer.
pub enum BytesLike<'a> {
    Bytes(&'a [u8]),
    Buffer(Buffer),
}

impl Deref for BytesLike<'_> {
    type Target = [u8];

    #[inline]
    fn deref(&self) -> &[u8] {
        match self {
            BytesLike::Bytes(bytes) => bytes,
            BytesLike::Buffer(buffer) => buffer.as_bytes(),
        }
    }
}

/// Whether a value exports buffers (`PyObject_CheckBuffer`).
#[inline]
pub fn is_exporter(value: &Value) -> bool {
    value.ty().slots().buffer.is_some()
}

impl Thread {
    /// A buffer of `object` (`PyObject_GetBuffer`).
    pub fn get_buffer(&self, object: &Value, asked: u32) -> PyResult<Buffer> {
        match object.ty().slots().buffer {
            Some(_) if asked == flags::READ || asked == flags::WRITE => {
                Err(self.system_error("bad argument to internal function"))
            }
            Some(buffer) => buffer(self, object, asked),
            None => Err(self.not_bytes_like(object)),
        }
    }

    #[cold]
    pub fn not_bytes_like(&self, object: &Value) -> Raised {
        let name = object.ty().name();
        self.type_error(format!("a bytes-like object is required, not '{name:.100}'"))
    }

    /// The bytes of a bytes-like object.
    #[inline]
    pub fn bytes_like<'a>(&self, object: &'a Value) -> PyResult<BytesLike<'a>> {
        match object.downcast_exact::<PyBytes>() {
            Some(bytes) => Ok(BytesLike::Bytes(bytes.as_bytes())),
            None => Ok(BytesLike::Buffer(self.get_buffer(object, flags::SIMPLE)?)),
        }
    }

    /// As [`Thread::bytes_like`], for `work` on the bytes. A buffer is large, and stays where it is made.
    #[inline(always)]
    pub fn with_bytes_like<R>(&self, object: &Value, work: impl FnOnce(&[u8]) -> PyResult<R>) -> PyResult<R> {
        let buffer;
        let bytes = match object.downcast_exact::<PyBytes>() {
            Some(bytes) => bytes.as_bytes(),
            None => {
                buffer = self.get_buffer(object, flags::SIMPLE)?;
                buffer.as_bytes()
            }
        };
        work(bytes)
    }

    /// A contiguous writable buffer, for a function whose argument `position` it is.
    pub fn writable_buffer(&self, object: &Value, function: &str, position: usize) -> PyResult<Buffer> {
        match self.get_buffer(object, flags::WRITABLE) {
            Ok(buffer) => Ok(buffer),
            Err(_)
                if self.raised_matches(&exceptions::BUFFER_ERROR)
                    || self.raised_matches(&exceptions::TYPE_ERROR) =>
            {
                self.clear_raised();
                let which = crate::protocol::argument::Which::At(position);
                Err(self.bad_argument(function, which, "read-write bytes-like object", object))
            }
            Err(raised) => Err(raised),
        }
    }
}

/// `object.__buffer__(flags)` of a native type: a memoryview.
pub fn call_buffer(vm: &Thread, object: &Value, asked: &Value, slot: GetBuffer) -> PyResult {
    let index = number::index(vm, asked)?;
    let asked = number::index_to_isize(vm, &index, Some(&exceptions::OVERFLOW_ERROR))?;
    let Ok(asked) = i32::try_from(asked) else {
        return Err(vm.overflow_error("buffer flags out of range"));
    };
    let buffer = slot(vm, object, asked as u32)?;
    Ok(PyMemoryView::from_buffer(vm, buffer)?.into_value())
}

/// `object.__release_buffer__(view)` of a native type.
pub fn call_release_buffer(vm: &Thread, object: &Value, view: &Value) -> PyResult {
    let Some(view) = view.downcast::<PyMemoryView>() else {
        return Err(vm.type_error("expected a memoryview object"));
    };
    match view.exporter() {
        None => Ok(Value::NONE),
        Some(exporter) if !exporter.is(object) => {
            Err(vm.value_error("memoryview's buffer is not this object"))
        }
        Some(_) => {
            view.release(vm)?;
            Ok(Value::NONE)
        }
    }
}

/// Stands between a buffer and the object of a class that defines `__buffer__`: keeps the memoryview that the method returned
/// until the buffer ends.
#[repr(C)]
pub struct PyBufferWrapper {
    object: Object,
    /// The object whose method made the view.
    owner: ValueCell,
    memoryview: ValueCell,
    inner: RefCell<Option<Buffer>>,
    /// The method of the object's class is called at the end.
    calls_release: Cell<bool>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyBufferWrapper {
    const TYPE: &'static PyType = &WRAPPER;
}

pub static WRAPPER: PyType = PyType::from_spec(&TypeSpec {
    name: "_buffer_wrapper",
    slots: Slots { release_buffer: Some(release_wrapper), ..Slots::NONE },
    ..TypeSpec::container::<PyBufferWrapper>()
});

impl Trace for PyBufferWrapper {
    fn trace(&self, tracer: &mut Tracer) {
        self.owner.trace(tracer);
        self.memoryview.trace(tracer);
        if let Some(inner) = &*self.inner.borrow() {
            inner.trace(tracer);
        }
    }
}

/// The buffer of an object whose class defines `__buffer__`.
pub fn from_special(vm: &Thread, object: &Value, asked: u32) -> PyResult<Buffer> {
    let asked_value = int::small(i64::from(asked as i32));
    let Some(result) = vm.call_special(object, &names::__buffer__, &[asked_value])? else {
        return Err(vm.not_bytes_like(object));
    };
    let Some(memoryview) = result.downcast::<PyMemoryView>() else {
        return Err(vm.type_error("__buffer__ returned non-memoryview object"));
    };
    let inner = vm.get_buffer(&result, asked)?;
    let view = inner.view().clone();
    // Where the view is of the object itself, the end of the memoryview tells it.
    let is_own = memoryview.exporter().is_some_and(|exporter| exporter.is(object));
    let wrapper = vm.heap().allocate(PyBufferWrapper {
        object: Object::new(&WRAPPER),
        owner: ValueCell::new(Some(object.clone())),
        memoryview: ValueCell::new(Some(result)),
        inner: RefCell::new(Some(inner)),
        calls_release: Cell::new(!is_own),
    })?;
    vm.heap().track(wrapper.as_object());
    Ok(Buffer::new(view, wrapper.into_value()))
}

fn release_wrapper(vm: &Thread, wrapper: &Value, _: &Buffer) {
    let Some(own) = wrapper.downcast::<PyBufferWrapper>() else { return };
    let (Some(memoryview), Some(owner)) = (own.memoryview.get(), own.owner.get()) else { return };
    let inner = own.inner.take();
    drop(inner);
    let is_special =
        |slot: ReleaseBuffer| std::ptr::fn_addr_eq(slot, special::release_buffer as ReleaseBuffer);
    if own.calls_release.get() && owner.ty().slots().release_buffer.is_some_and(is_special) {
        call_python_release(vm, &owner, &memoryview);
    }
    drop((own.memoryview.take(), own.owner.take()));
}

/// Calls `owner.__release_buffer__(memoryview)`; what it raises is reported.
fn call_python_release(vm: &Thread, owner: &Value, memoryview: &Value) {
    vm.keeping_exception(|| {
        let result = vm.call_special(owner, &names::__release_buffer__, std::slice::from_ref(memoryview));
        if result.is_err() {
            vm.report_unraisable("in __release_buffer__ of", owner);
        }
    });
}

/// The end of a buffer of an object whose class defines `__release_buffer__` and inherits its memory from a native type.
pub fn release_by_special(vm: &Thread, object: &Value, buffer: &Buffer) {
    let view = vm.keeping_exception(|| {
        let view = PyMemoryView::restricted(vm, buffer.view().clone());
        if view.is_err() {
            vm.report_unraisable("in bf_releasebuffer of", object);
        }
        view
    });
    if let Ok(view) = view {
        let value = Ref::to_value(&view);
        call_python_release(vm, object, &value);
        vm.keeping_exception(|| {
            if view.release(vm).is_err() {
                vm.report_unraisable("in bf_releasebuffer of", object);
            }
        });
    }
    let native = object.ty().mro().iter().find_map(|ty| {
        ty.slots()
            .release_buffer
            .filter(|slot| !std::ptr::fn_addr_eq(*slot, special::release_buffer as ReleaseBuffer))
    });
    if let Some(release) = native {
        release(vm, object, buffer);
    }
}
