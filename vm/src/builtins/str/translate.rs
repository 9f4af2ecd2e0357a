//! `str.translate` and `str.maketrans`.

use super::PyStr;
use super::operators::as_str;
use crate::builtins::dict::PyDict;
use crate::builtins::{exceptions, int};
use crate::error::{PyResult, Raised};
use crate::protocol::argument::Which;
use crate::text::Text;
use crate::text::translate::{Table, Translated, translate as translate_text};
use crate::thread::Thread;
use crate::value::Value;

/// A mapping from code points to code points, strings or `None`; what it lacks stays.
struct Mapping<'a> {
    vm: &'a Thread,
    mapping: &'a Value,
    /// Keeps the string that was answered last.
    kept: Value,
}

impl Mapping<'_> {
    fn get(&self, code: u32) -> PyResult<Option<Value>> {
        let key = int::small(i64::from(code));
        if let Some(dict) = self.mapping.downcast_exact::<PyDict>() {
            return dict.get_item(self.vm, &key);
        }
        match self.vm.get_item(self.mapping, &key) {
            Ok(value) => Ok(Some(value)),
            Err(_) if self.vm.raised_matches(&exceptions::LOOKUP_ERROR) => {
                self.vm.clear_raised();
                Ok(None)
            }
            Err(raised) => Err(raised),
        }
    }
}

impl Table for Mapping<'_> {
    type Error = Raised;

    fn translate(&mut self, code: u32) -> Result<Translated<'_>, Raised> {
        let Some(found) = self.get(code)? else { return Ok(Translated::Same) };
        if found.is_none() {
            return Ok(Translated::Delete);
        }
        if int::is_int(&found) {
            let code = int::as_i64(&found).and_then(|code| u32::try_from(code).ok());
            return match code.filter(|code| *code < crate::text::view::CODE_POINTS) {
                Some(code) => Ok(Translated::Char(code)),
                None => Err(self.vm.value_error("character mapping must be in range(0x110000)")),
            };
        }
        self.kept = found;
        match self.kept.downcast::<PyStr>() {
            Some(text) => Ok(Translated::Text(text.text())),
            None => Err(self.vm.type_error("character mapping must return integer, None or str")),
        }
    }
}

pub fn translate(vm: &Thread, args: &[Value]) -> PyResult {
    // The string stays as it is, whatever code the mapping runs: the caller holds it.
    let text = as_str(&args[0]).text();
    if let (Text::Ascii(bytes) | Text::Latin1(bytes), Some(dict)) = (text, args[1].downcast_exact::<PyDict>())
        && let Some(translated) = translate_short(vm, bytes, dict)
    {
        return translated;
    }
    let mut table = Mapping { vm, mapping: &args[1], kept: Value::NONE };
    vm.new_compact(translate_text(text, &mut table)?)
}

/// Translates few characters by a dict that needs no code to be asked, where nothing wider than a byte comes out; `None` elsewhere.
fn translate_short(vm: &Thread, bytes: &[u8], dict: &PyDict) -> Option<PyResult> {
    const FEW: usize = 32;
    let mut made = [0; FEW];
    let (mut len, mut any) = (0, 0);
    if bytes.len() > FEW {
        return None;
    }
    let mut push = |byte: u8| {
        *made.get_mut(len)? = byte;
        any |= byte;
        len += 1;
        Some(())
    };
    for &byte in bytes {
        let Some(found) = dict.get_known(&int::small(i64::from(byte)))? else {
            push(byte)?;
            continue;
        };
        match found.downcast_exact::<PyStr>().map(PyStr::text) {
            Some(Text::Ascii(text)) => text.iter().try_for_each(|&byte| push(byte))?,
            Some(_) => return None,
            None if found.is_none() => {}
            None => push(u8::try_from(found.as_small()?).ok()?)?,
        }
    }
    let made = &made[..len];
    Some(vm.new_text(if any < 0x80 { Text::Ascii(made) } else { Text::Latin1(made) }))
}

pub fn maketrans(vm: &Thread, args: &[Value]) -> PyResult {
    let string = |index: usize| match &args[index] {
        value if value.is_unbound() => Ok(None),
        value => vm.str_argument(value, "maketrans", Which::At(index + 1)).map(Some),
    };
    let (to, deleted) = (string(1)?, string(2)?);
    let dict = PyDict::new(vm)?;
    match to {
        Some(to) => from_strings(vm, &dict, &args[0], to, deleted)?,
        None => from_dict(vm, &dict, &args[0])?,
    }
    Ok(dict.into_value())
}

fn from_strings(
    vm: &Thread,
    dict: &PyDict,
    from: &Value,
    to: &PyStr,
    deleted: Option<&PyStr>,
) -> PyResult<()> {
    let Some(from) = from.downcast::<PyStr>() else {
        return Err(vm.type_error("first maketrans argument must be a string if there is a second argument"));
    };
    if from.len() != to.len() {
        return Err(vm.value_error("the first two maketrans arguments must have equal length"));
    }
    let code = |code: u32| int::small(i64::from(code));
    for (from, to) in from.text().iter().zip(to.text().iter()) {
        dict.set_item(vm, &code(from), code(to))?;
    }
    for deleted in deleted.into_iter().flat_map(|deleted| deleted.text().iter()) {
        dict.set_item(vm, &code(deleted), Value::NONE)?;
    }
    Ok(())
}

fn from_dict(vm: &Thread, dict: &PyDict, given: &Value) -> PyResult<()> {
    let Some(given) = given.downcast_exact::<PyDict>() else {
        return Err(vm.type_error("if you give only one argument to maketrans it must be a dict"));
    };
    for (key, value) in given.entries() {
        let key = match key.downcast::<PyStr>() {
            None if int::is_int(&key) => key,
            None => return Err(vm.type_error("keys in translate table mustbe strings or integers")),
            Some(text) => match (text.len(), text.text().get(0)) {
                (1, Some(code)) => int::small(i64::from(code)),
                _ => return Err(vm.value_error("string keys in translatetable must be of length 1")),
            },
        };
        dict.set_item(vm, &key, value)?;
    }
    Ok(())
}
