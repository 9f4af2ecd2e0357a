//! Writing text.

use super::super::newlines;
use super::super::{uninterrupted, unsupported};
use super::{PyTextIO, own, plain_buffer};
use taipan_vm::builtins::int;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::names;
use taipan_vm::protocol::argument::Which;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub fn write(vm: &Thread, args: &[Value]) -> PyResult {
    let text = vm.str_argument(&args[1], "write", Which::Only)?;
    write_text(vm, own(&args[0]), text)?;
    int::from_usize(vm, text.len())
}

/// Writes a text as a whole.
pub fn write_text(vm: &Thread, own: &PyTextIO, text: &PyStr) -> PyResult<()> {
    let below = own.open_below(vm)?;
    if own.encoder.borrow().is_none() {
        return Err(unsupported(vm, "not writable"));
    }
    let line_buffering = own.line_buffering.get();
    let end = own.treatment.get().written;
    let has_lf = (end.is_some() || line_buffering) && newlines::has(text.text(), b'\n');
    let flushes = line_buffering && (has_lf || newlines::has(text.text(), b'\r'));
    let translated = match end.filter(|_| has_lf) {
        Some(end) => Some(newlines::written(vm, text, end)?),
        None => None,
    };
    encode(vm, own, &below, translated.as_deref().unwrap_or(text))?;
    if own.pending.borrow().len() >= own.chunk_size.get() || flushes || own.write_through.get() {
        write_out(vm, own, &below)?;
    }
    if flushes {
        flush_below(vm, &below)?;
    }
    own.after_write(vm)
}

/// Adds a text to what is to be written.
fn encode(vm: &Thread, own: &PyTextIO, below: &Value, text: &PyStr) -> PyResult<()> {
    let chunk = own.chunk_size.get();
    let mut pending = own.pending.take();
    // What does not fit into a chunk with the rest is not to be copied about with it.
    if !pending.is_empty() && pending.len() + text.len() > chunk {
        drop(own.pending.replace(pending));
        write_out(vm, own, below)?;
        pending = own.pending.take();
    }
    let before = pending.len();
    let result = own.with_encoder(|encoder| encoder.encode(vm, text, &mut pending));
    if result.is_err() {
        pending.truncate(before);
    }
    // Code that an encoder ran may have written, too: that comes first.
    let mut place = own.pending.borrow_mut();
    if place.is_empty() {
        *place = pending;
    } else {
        place.extend_from_slice(&pending)?;
    }
    drop(place);
    result?;
    Ok(())
}

impl PyTextIO {
    /// What has been read ahead is no longer where the stream is.
    fn after_write(&self, vm: &Thread) -> PyResult<()> {
        if self.snapshot.borrow().is_some() {
            self.set_decoded(None);
            self.forget_snapshot();
        }
        if self.decoder.borrow().is_some() {
            self.with_decoder(|decoder| decoder.reset(vm))?;
        }
        Ok(())
    }
}

/// Hands what has been collected to the stream below.
pub fn write_out(vm: &Thread, own: &PyTextIO, below: &Value) -> PyResult<()> {
    if own.pending.borrow().is_empty() {
        return Ok(());
    }
    let mut pending: Buf<u8> = own.pending.take();
    if let Some(buffer) = plain_buffer(below).filter(|buffer| buffer.is_writer()) {
        buffer.write_bytes(vm, &pending)?;
        pending.clear();
        let mut place = own.pending.borrow_mut();
        if place.is_empty() && place.capacity() == 0 && pending.capacity() <= 4 * own.chunk_size.get() {
            *place = pending;
        }
        return Ok(());
    }
    let bytes = vm.finish_bytes(pending)?;
    uninterrupted(vm, || vm.call_method(below, &names::write, std::slice::from_ref(&bytes)))?;
    Ok(())
}

fn flush_below(vm: &Thread, below: &Value) -> PyResult<()> {
    match plain_buffer(below).filter(|buffer| buffer.is_writer()) {
        Some(buffer) => super::super::buffered::flush_stream(vm, buffer),
        None => vm.call_method(below, &names::flush, &[]).map(drop),
    }
}

pub fn flush(vm: &Thread, own: &PyTextIO) -> PyResult<()> {
    let below = own.open_below(vm)?;
    own.telling.set(own.seekable.get());
    write_out(vm, own, &below)?;
    flush_below(vm, &below)
}
