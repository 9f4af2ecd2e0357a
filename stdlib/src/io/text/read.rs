//! Reading text: chunks, characters, lines.

use super::super::argument;
use super::super::{string_io, unsupported, was_interrupted};
use super::decoding::DecoderState;
use super::write::write_out;
use super::{PyTextIO, Snapshot, TYPE, own, plain_buffer};
use taipan_vm::builtins::exceptions::os_error::BLOCKING_IO_ERROR;
use taipan_vm::builtins::int;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::collections::Buf;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::names;
use taipan_vm::object::Ref;
use taipan_vm::text::TextBuf;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

impl PyTextIO {
    /// Takes up to `size` characters of what has been decoded.
    fn take(&self, vm: &Thread, size: usize) -> PyResult<Ref<PyStr>> {
        let Some(decoded) = self.decoded() else { return Ok(super::super::newlines::empty()) };
        let used = self.used.get();
        let left = decoded.len() - used.min(decoded.len());
        let count = size.min(left);
        self.used.set(used + count);
        if used == 0 && count == decoded.len() {
            return Ok(decoded);
        }
        Ok(PyStr::from_text(vm.heap(), decoded.text().slice(used..used + count))?)
    }

    /// Reads and decodes the next bytes. Whether there was anything.
    pub fn read_chunk(&self, vm: &Thread, below: &Value, hint: usize) -> PyResult<bool> {
        if self.decoder.borrow().is_none() {
            return Err(unsupported(vm, "not readable"));
        }
        let before = if self.telling.get() { self.decoder_state(vm)? } else { None };
        let hint = if hint > 0 { (self.ratio.get().max(1.0) * hint as f64) as usize } else { 0 };
        let size = self.chunk_size.get().max(hint);
        let mut chunk = self.chunk.take();
        chunk.clear();
        let read = self.read_bytes(vm, below, size, &mut chunk);
        let decoded =
            read.and_then(|()| self.with_decoder(|decoder| decoder.decode(vm, &chunk, chunk.is_empty())));
        let text = match decoded {
            Ok(text) => text,
            Err(raised) => {
                drop(self.chunk.replace(chunk));
                return Err(raised);
            }
        };
        let text = text.unwrap_or_else(super::super::newlines::empty);
        let (bytes, chars) = (chunk.len(), text.len());
        self.ratio.set(if chars > 0 { bytes as f64 / chars as f64 } else { 0.0 });
        self.set_decoded(Some(text));
        match before {
            Some(DecoderState { buffer, flags }) => {
                let input = if buffer.is_empty() {
                    chunk
                } else {
                    let mut input = Buf::from_slice(&buffer)?;
                    input.extend_from_slice(&chunk)?;
                    input
                };
                drop(self.snapshot.replace(Some(Snapshot { flags, input })));
            }
            None => drop(self.chunk.replace(chunk)),
        }
        Ok(bytes > 0 || chars > 0)
    }

    fn read_bytes(&self, vm: &Thread, below: &Value, size: usize, target: &mut Buf<u8>) -> PyResult<()> {
        if let Some(buffer) = plain_buffer(below).filter(|buffer| buffer.is_reader()) {
            buffer.check_open(vm, "read of closed file")?;
            return buffer.read_some(vm, size, target);
        }
        let has_read1 = self.has_read1.get();
        let name = if has_read1 { &names::read1 } else { &names::read };
        let part = vm.call_method(below, name, &[int::from_usize(vm, size)?])?;
        match vm.bytes_like(&part) {
            Ok(bytes) => Ok(target.extend_from_slice(&bytes)?),
            Err(raised) if vm.is_terminating() => Err(raised),
            Err(_) => {
                vm.clear_raised();
                Err(vm.type_error(format!(
                    "underlying {}() should have returned a bytes-like object, not '{:.200}'",
                    if has_read1 { "read1" } else { "read" },
                    part.ty().name()
                )))
            }
        }
    }

    /// The same, again where a signal interrupts.
    fn next_chunk(&self, vm: &Thread, below: &Value, hint: usize) -> PyResult<bool> {
        loop {
            match self.read_chunk(vm, below, hint) {
                Err(_) if was_interrupted(vm) => {}
                result => return result,
            }
        }
    }

    fn read_all(&self, vm: &Thread, below: &Value) -> PyResult {
        let bytes = vm.call_method(below, &names::read, &[])?;
        if bytes.is_none() {
            return Err(self.nothing_now(vm));
        }
        let rest = self.with_decoder(|decoder| decoder.decode_value(vm, &bytes, true))?;
        let rest = rest.unwrap_or_else(super::super::newlines::empty);
        let first = self.take(vm, usize::MAX)?;
        if self.snapshot.borrow().is_some() {
            self.set_decoded(None);
            self.forget_snapshot();
        }
        if first.is_empty() {
            return Ok(rest.into_value());
        }
        let mut all =
            TextBuf::with_capacity(first.len() + rest.len(), rest.text().bound().max(first.text().bound()))?;
        all.push_text(first.text())?;
        all.push_text(rest.text())?;
        vm.finish_text(all)
    }

    #[cold]
    fn nothing_now(&self, vm: &Thread) -> Raised {
        vm.raise(&BLOCKING_IO_ERROR, "Read returned None.")
    }

    /// The next line with its end, or as much as `limit` allows.
    pub fn read_line(&self, vm: &Thread, limit: Option<usize>) -> PyResult<Ref<PyStr>> {
        let below = self.open_below(vm)?;
        write_out(vm, self, &below)?;
        let line_end = self.treatment.get().line_end;
        // What belongs to the line of the chunks before the current one.
        let mut front: Option<TextBuf> = None;
        loop {
            while self.decoded().is_none_or(|decoded| self.used.get() >= decoded.len()) {
                if !self.next_chunk(vm, &below, 0)? {
                    self.set_decoded(None);
                    self.forget_snapshot();
                    return finish_line(vm, front);
                }
            }
            let Some(decoded) = self.decoded() else { continue };
            let used = self.used.get();
            let rest = decoded.text().slice(used..decoded.len());
            let left = limit.map(|limit| limit.saturating_sub(front.as_ref().map_or(0, TextBuf::len)));
            // The end of the line may lie across two chunks only for `\r\n`, of which the first half is then kept in front.
            if let Some(buf) = &mut front
                && line_end == super::super::newlines::LineEnd::CrLf
                && buf.as_text().get(buf.len() - 1) == Some(13)
                && rest.get(0) == Some(10)
                && left != Some(0)
            {
                buf.push(10)?;
                self.used.set(used + 1);
                return finish_line(vm, front);
            }
            let (count, complete) = match line_end.find(rest) {
                Ok(count) => (count, true),
                Err(_) => (rest.len(), false),
            };
            let (count, complete) = match left {
                Some(left) if count >= left => (left, true),
                _ => (count, complete),
            };
            self.used.set(used + count);
            let part = rest.slice(0..count);
            match front.as_mut() {
                None if complete => return Ok(PyStr::from_text(vm.heap(), part)?),
                None => {
                    let mut buf = TextBuf::with_capacity(part.len(), part.bound())?;
                    buf.push_text(part)?;
                    front = Some(buf);
                }
                Some(buf) => {
                    buf.push_text(part)?;
                    if complete {
                        return finish_line(vm, front);
                    }
                }
            }
        }
    }
}

fn finish_line(vm: &Thread, line: Option<TextBuf>) -> PyResult<Ref<PyStr>> {
    match line {
        Some(buf) => Ok(PyStr::from_compact(vm.heap(), buf.finish()?)?),
        None => Ok(super::super::newlines::empty()),
    }
}

pub fn read(vm: &Thread, args: &[Value]) -> PyResult {
    let size = argument::size(vm, &args[1], -1)?;
    let own = own(&args[0]);
    let below = own.open_below(vm)?;
    if own.decoder.borrow().is_none() {
        return Err(unsupported(vm, "not readable"));
    }
    write_out(vm, own, &below)?;
    let Ok(size) = usize::try_from(size) else { return own.read_all(vm, &below) };
    let first = own.take(vm, size)?;
    if first.len() == size {
        return Ok(first.into_value());
    }
    let mut all = TextBuf::new();
    all.push_text(first.text())?;
    drop(first);
    while all.len() < size {
        if !own.next_chunk(vm, &below, size - all.len())? {
            break;
        }
        let part = own.take(vm, size - all.len())?;
        all.push_text(part.text())?;
    }
    vm.finish_text(all)
}

pub fn readline(vm: &Thread, args: &[Value]) -> PyResult {
    let limit = if args[1].is_unbound() { -1 } else { vm.size_argument(&args[1])? };
    Ok(own(&args[0]).read_line(vm, usize::try_from(limit).ok())?.into_value())
}

pub fn next(vm: &Thread, value: &Value) -> PyResult<Option<Value>> {
    let own = own(value).attached(vm)?;
    own.telling.set(false);
    let line = if value.ty().is(&TYPE) {
        let line = own.read_line(vm, None)?;
        (!line.is_empty()).then(|| line.into_value())
    } else {
        string_io::expect_line(vm, vm.call_method(value, &names::readline, &[])?)?
    };
    if line.is_none() {
        // Nothing has been read ahead of where the stream is.
        own.forget_snapshot();
        own.telling.set(own.seekable.get());
    }
    Ok(line)
}
