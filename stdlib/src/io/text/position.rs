//! `tell` and `seek` of text streams.
//!
//! A position is told by a point before it where the decoder had nothing buffered, and by how much has to be decoded from there
//! ([`Cookie`]). With an encoding of one byte a character, or in UTF-8 between two characters, that is the position of the
//! stream below itself.

use super::super::argument;
use super::super::unsupported;
use super::cookie::Cookie;
use super::decoding::{Decoder, DecoderState};
use super::write::write_out;
use super::{PyTextIO, Snapshot, own};
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::exceptions::os_error::OS_ERROR;
use taipan_vm::builtins::int;
use taipan_vm::collections::Buf;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::names;
use taipan_vm::protocol::compare::CompareOp;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub fn tell(vm: &Thread, args: &[Value]) -> PyResult {
    let (value, own) = (&args[0], own(&args[0]));
    let below = own.open_below(vm)?;
    if !own.seekable.get() {
        return Err(unsupported(vm, "underlying stream is not seekable"));
    }
    if !own.telling.get() {
        return Err(vm.raise(&OS_ERROR, "telling position disabled by next() call"));
    }
    write_out(vm, own, &below)?;
    vm.call_method(value, &names::flush, &[])?;
    let at = vm.call_method(&below, &names::tell, &[])?;
    let snapshot =
        own.snapshot.borrow().as_ref().map(|snapshot| (snapshot.flags, Buf::from_slice(&snapshot.input)));
    let (Some((flags, input)), true) = (snapshot, own.decoder.borrow().is_some()) else { return Ok(at) };
    let input = input?;
    let start = argument::offset(vm, &at)? - input.len() as i64;
    let cookie = Cookie { start: start as u64, flags: flags as u32, ..Cookie::default() };
    if own.used.get() == 0 {
        return cookie.to_value(vm);
    }
    let (skip, ratio) = (own.used.get(), own.ratio.get());
    let found = own.with_decoder(|decoder| {
        let saved = decoder.state(vm)?;
        let found = find(vm, decoder, &input, cookie, skip, ratio);
        let earlier = match found {
            Ok(_) => None,
            Err(raised) => Some(vm.take_raised().ok_or(raised)?),
        };
        let restored = decoder.set_state(vm, &saved);
        if earlier.is_some() {
            vm.chain_raised(earlier);
            return Err(Raised);
        }
        restored?;
        found
    })?;
    found.unwrap_or(cookie).to_value(vm)
}

/// The decoder as it is at the start that a cookie tells.
fn set_start(vm: &Thread, decoder: &mut Decoder, cookie: &Cookie) -> PyResult<()> {
    // There are decoders that tell the start of a stream from other places.
    if cookie.start == 0 && cookie.flags == 0 {
        return decoder.reset(vm);
    }
    decoder.set_state(vm, &DecoderState { buffer: Vec::new(), flags: cookie.flags.into() })
}

/// The nearest point before the position that lies `skip` characters behind the cookie's start, from which it can be found
/// again.
fn find(
    vm: &Thread,
    decoder: &mut Decoder,
    input: &[u8],
    mut cookie: Cookie,
    skip: usize,
    ratio: f64,
) -> PyResult<Cookie> {
    let mut skip = skip as i64;
    let mut ahead = ((ratio * skip as f64) as i64).min(input.len() as i64);
    let mut back = 1;
    let mut safe = None;
    // A guess that is right or too far by little, mostly.
    while ahead > 0 {
        set_start(vm, decoder, &cookie)?;
        let count = decoder.decode(vm, &input[..ahead as usize], false)?.len() as i64;
        if count <= skip {
            let state = decoder.state(vm)?;
            if state.buffer.is_empty() {
                safe = Some((state.flags, count));
                break;
            }
            ahead -= state.buffer.len() as i64;
            back = 1;
        } else {
            ahead -= back;
            back *= 2;
        }
    }
    match safe {
        Some((flags, count)) => {
            cookie.flags = flags as u32;
            skip -= count;
        }
        None => {
            ahead = 0;
            set_start(vm, decoder, &cookie)?;
        }
    }
    cookie.start += ahead as u64;
    if skip == 0 {
        return Ok(cookie);
    }
    // From there on byte by byte.
    let (mut decoded, mut fed) = (0, 0u32);
    let mut enough = false;
    for byte in &input[ahead as usize..] {
        decoded += decoder.decode(vm, std::slice::from_ref(byte), false)?.len() as i64;
        fed += 1;
        let state = decoder.state(vm)?;
        if state.buffer.is_empty() && decoded <= skip {
            cookie.start += u64::from(fed);
            cookie.flags = state.flags as u32;
            skip -= decoded;
            (fed, decoded) = (0, 0);
        }
        if decoded >= skip {
            enough = true;
            break;
        }
    }
    if !enough {
        decoded += decoder.decode(vm, &[], true)?.len() as i64;
        cookie.at_end = true;
        if decoded < skip {
            return Err(vm.raise(&OS_ERROR, "can't reconstruct logical file position"));
        }
    }
    cookie.bytes = fed;
    cookie.skip = skip as u32;
    Ok(cookie)
}

pub fn seek(vm: &Thread, args: &[Value]) -> PyResult {
    let (value, own) = (&args[0], own(&args[0]));
    let whence = argument::whence(vm, &args[2])?;
    let below = own.open_below(vm)?;
    if !own.seekable.get() {
        return Err(unsupported(vm, "underlying stream is not seekable"));
    }
    let mut target = args[1].clone();
    let is_zero = |target: &Value| vm.equals(target, &int::small(0));
    match whence {
        0 => {}
        1 => {
            if !is_zero(&target)? {
                return Err(unsupported(vm, "can't do nonzero cur-relative seeks"));
            }
            // Brings what lies below to where the stream is.
            target = vm.call_method(value, &names::tell, &[])?;
        }
        2 => {
            if !is_zero(&target)? {
                return Err(unsupported(vm, "can't do nonzero end-relative seeks"));
            }
            return seek_end(vm, value, own, &below);
        }
        _ => return Err(vm.value_error(format!("invalid whence ({whence}, should be 0, 1 or 2)"))),
    }
    if vm.rich_compare_bool(&target, &int::small(0), CompareOp::Lt)? {
        let text = vm.format_str("negative seek position ", &vm.repr(&target)?, "")?;
        return Err(vm.raise_with(&taipan_vm::builtins::exceptions::VALUE_ERROR, &[text]));
    }
    vm.call_method(value, &names::flush, &[])?;
    let cookie = Cookie::of(vm, &target)?;
    vm.call_method(&below, &names::seek, &[int::from_i64(vm, cookie.start as i64)?])?;
    own.set_decoded(None);
    own.forget_snapshot();
    own.with_decoder(|decoder| set_start(vm, decoder, &cookie))?;
    if cookie.skip > 0 {
        replay(vm, own, &below, &cookie)?;
    } else {
        drop(own.snapshot.replace(Some(Snapshot { flags: cookie.flags.into(), input: Buf::new() })));
    }
    own.with_encoder(|encoder| encoder.reset(vm, cookie.start == 0 && cookie.flags == 0))?;
    Ok(target)
}

fn seek_end(vm: &Thread, value: &Value, own: &PyTextIO, below: &Value) -> PyResult {
    vm.call_method(value, &names::flush, &[])?;
    own.set_decoded(None);
    own.forget_snapshot();
    own.with_decoder(|decoder| decoder.reset(vm))?;
    let at = vm.call_method(below, &names::seek, &[int::small(0), int::small(2)])?;
    let at_start = vm.equals(&at, &int::small(0))?;
    own.with_encoder(|encoder| encoder.reset(vm, at_start))?;
    Ok(at)
}

/// Decodes again what lies between the start and the position.
fn replay(vm: &Thread, own: &PyTextIO, below: &Value, cookie: &Cookie) -> PyResult<()> {
    let read = vm.call_method(below, &names::read, &[int::small(cookie.bytes.into())])?;
    let Some(bytes) = read.downcast::<PyBytes>() else {
        return Err(vm.type_error(format!(
            "underlying read() should have returned a bytes object, not '{:.200}'",
            read.ty().name()
        )));
    };
    let snapshot = Snapshot { flags: cookie.flags.into(), input: Buf::from_slice(bytes.as_bytes())? };
    drop(own.snapshot.replace(Some(snapshot)));
    let text = own.with_decoder(|decoder| decoder.decode_value(vm, &read, cookie.at_end))?;
    let len = text.as_ref().map_or(0, |text| text.len());
    own.set_decoded(text);
    if len < cookie.skip as usize {
        return Err(vm.raise(&OS_ERROR, "can't restore logical file position"));
    }
    own.used.set(cookie.skip as usize);
    Ok(())
}
