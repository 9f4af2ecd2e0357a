//! A line of a source file, for messages that show it: from the file, or from the sources that are built in.

use crate::builtins::list::PyList;
use crate::builtins::str::PyStr;
use crate::capability::Access;
use crate::error::PyResult;
use crate::source_encoding::Registered;
use crate::thread::Thread;
use crate::value::Value;
use std::cell::RefCell;
use std::path::Path;
use std::sync::Arc;
use taipan_compiler::code::Name;
use taipan_compiler::source::{self, Origin};

/// The texts of programs that a host has run, which are in no file, by the names that tracebacks give them.
#[derive(Default)]
pub struct ScriptTexts {
    texts: RefCell<Vec<(Name, Arc<str>)>>,
}

impl ScriptTexts {
    /// Of many texts, the last ones are kept.
    const KEPT: usize = 64;

    /// Remembers the text of `filename`, in place of an older one.
    pub fn add(&self, filename: &Name, text: &Arc<str>) {
        let mut texts = self.texts.borrow_mut();
        if texts.last().is_some_and(|(name, known)| Arc::ptr_eq(known, text) && name == filename) {
            return;
        }
        texts.retain(|(name, _)| name != filename);
        if texts.len() >= Self::KEPT {
            texts.remove(0);
        }
        texts.push((filename.clone(), text.clone()));
    }

    fn get(&self, filename: &PyStr) -> Option<Arc<str>> {
        let name = filename.to_string_lossy();
        let texts = self.texts.borrow();
        let (_, text) = texts.iter().find(|(known, _)| known.as_wtf8().as_str() == Some(&name))?;
        Some(text.clone())
    }
}

/// The text of `-c`, which is in no file. Tracebacks show its lines.
pub struct CommandText {
    pub filename: &'static str,
    pub text: String,
    /// The code object made of it.
    pub code: Option<Value>,
}

impl Thread {
    /// Lets `linecache`, which has just been imported, know the text of `-c`.
    pub fn register_command_text(&self, linecache: &Value) -> PyResult<()> {
        let (code, text, filename) = match self.interp().command_text.borrow().as_ref() {
            Some(CommandText { filename, text, code: Some(code) }) => (code.clone(), text.clone(), *filename),
            _ => return Ok(()),
        };
        let register = self.get_attr_str(linecache, "_register_code")?;
        self.call(&register, &[code, self.new_str(&text)?, self.new_str(filename)?]).map(drop)
    }

    /// Line `lineno`, counted from 1, of the file that a code object names; without its line end. `None` where there is none
    /// to be had.
    pub fn source_line(&self, filename: &PyStr, lineno: u32) -> PyResult<Option<String>> {
        if let Some(command) = self.interp().command_text.borrow().as_ref()
            && filename.as_ascii() == Some(command.filename)
        {
            return Ok(nth_line(&command.text, lineno).map(str::to_owned));
        }
        if let Some(text) = self.interp().script_texts.get(filename) {
            return Ok(nth_line(&text, lineno).map(str::to_owned));
        }
        let Some(text) = self.file_text(filename)? else { return Ok(None) };
        Ok(nth_line(text.strip_prefix('\u{FEFF}').unwrap_or(&text), lineno).map(str::to_owned))
    }

    /// The lines of the file that a code object names, without their ends.
    pub fn source_text(&self, filename: &PyStr) -> PyResult<Option<Vec<String>>> {
        let command = self.interp().command_text.borrow();
        let known = match command.as_ref() {
            Some(command) if filename.as_ascii() == Some(command.filename) => Some(command.text.clone()),
            _ => self.interp().script_texts.get(filename).map(|text| text.to_string()),
        };
        drop(command);
        let text = match known {
            Some(text) => Some(text),
            None => self.file_text(filename)?,
        };
        let Some(text) = text else { return Ok(None) };
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text).replace("\r\n", "\n");
        Ok(Some(text.split(['\n', '\r']).map(str::to_owned).collect()))
    }

    /// The text of the file that a code object names. An exception on its way stays, unless another one is met.
    fn file_text(&self, filename: &PyStr) -> PyResult<Option<String>> {
        let Some(path) = crate::sys::path_of(filename) else { return Ok(None) };
        let bytes = self.beside_exception(|| self.source_bytes(&path))?;
        Ok(bytes.map(|bytes| self.decode_lines(bytes)))
    }

    /// Text in whatever encoding its first lines declare; what cannot be decoded is replaced. An exception on its way stays.
    fn decode_lines(&self, bytes: Vec<u8>) -> String {
        if bytes.is_ascii() {
            return String::from_utf8_lossy(&bytes).into_owned();
        }
        let text = self.keeping_exception(|| {
            let mut codecs = Registered { vm: self, origin: Origin::File };
            source::decode_source(&bytes, &Name::from(""), Origin::File, &mut codecs)
        });
        text.unwrap_or_else(|_| String::from_utf8_lossy(&bytes).into_owned())
    }

    /// The bytes of a source file: as it is on disk, as it is built in, or one of the same name in a folder of `sys.path`.
    fn source_bytes(&self, path: &Path) -> PyResult<Option<Vec<u8>>> {
        if let Some(bytes) = self.read_granted(path)? {
            return Ok(Some(bytes));
        }
        match self.frozen_source(path) {
            Some(bytes) => Ok(Some(bytes)),
            None => self.source_in_path(path),
        }
    }

    /// Nothing of a file that is not there, or may not be read.
    fn read_granted(&self, path: &Path) -> PyResult<Option<Vec<u8>>> {
        match self.read_virtual(path)? {
            Some(bytes) => Ok(bytes.ok()),
            None => match self.granted_path(path, Access::Read)? {
                Some(path) => Ok(self.read_regular(&path)?.ok()),
                None => Ok(None),
            },
        }
    }

    /// The source of the frozen module whose `__file__` is `path`.
    pub fn frozen_source(&self, path: &Path) -> Option<Vec<u8>> {
        let config = &self.interp().config;
        let file = path.strip_prefix(&config.stdlib_dir).ok()?.to_str()?;
        let module = (config.frozen.modules)().iter().find(|module| module.file == file)?;
        (config.frozen.source)(module)
    }

    fn source_in_path(&self, path: &Path) -> PyResult<Option<Vec<u8>>> {
        let Some(name) = path.file_name() else { return Ok(None) };
        let folders = self.sys_attribute("path")?;
        let Some(folders) = folders.as_ref().and_then(Value::downcast::<PyList>) else { return Ok(None) };
        for index in 0.. {
            let Some(folder) = folders.get(index) else { break };
            let Some(folder) = folder.downcast::<PyStr>().and_then(crate::sys::path_of) else { continue };
            if let Some(bytes) = self.read_granted(&folder.join(name))? {
                return Ok(Some(bytes));
            }
        }
        Ok(None)
    }
}

/// Lines end as in universal newlines mode.
fn nth_line(text: &str, lineno: u32) -> Option<&str> {
    let mut rest = text;
    for _ in 1..lineno {
        let end = rest.find(['\n', '\r'])?;
        rest = rest[end..].strip_prefix("\r\n").unwrap_or(&rest[end + 1..]);
    }
    if rest.is_empty() {
        return None;
    }
    rest.split(['\n', '\r']).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_in_three_ways() {
        let text = "one\ntwo\r\nthree\r\rfive";
        let lines: Vec<_> = (1..=6).map(|lineno| nth_line(text, lineno)).collect();
        assert_eq!(lines, [Some("one"), Some("two"), Some("three"), Some(""), Some("five"), None]);
        assert_eq!(nth_line("", 1), None);
    }
}
