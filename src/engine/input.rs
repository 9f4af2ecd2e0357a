//! `sys.stdin` of a machine: bytes, or a reader of the host's.

use super::context::Context;
use super::error::Result;
use super::vm::Vm;
use std::io::{self, Read};
use std::sync::{Arc, Mutex, PoisonError};
use taipan_vm::builtins::int;
use taipan_vm::error::PyResult;
use taipan_vm::files::system::{File, Metadata};
use taipan_vm::thread::Thread;

struct Input(Mutex<Box<dyn Read + Send>>);

impl File for Input {
    fn read_at(&self, buffer: &mut [u8], _: u64) -> io::Result<usize> {
        let mut reader = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            match reader.read(buffer) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                result => return result,
            }
        }
    }

    fn metadata(&self) -> io::Result<Metadata> {
        Ok(Metadata::file(0))
    }

    fn is_stream(&self) -> bool {
        true
    }
}

/// Puts a reader in the place of `sys.stdin`.
pub(super) fn install(context: &Context<'_>, reader: Box<dyn Read + Send>) -> Result<()> {
    context.check(replace(context.vm(), Arc::new(Input(Mutex::new(reader)))))
}

/// As [`install`], with bytes.
pub(super) fn install_bytes(vm: &Thread, bytes: &Arc<[u8]>) -> PyResult<()> {
    replace(vm, Arc::new(Input(Mutex::new(Box::new(io::Cursor::new(bytes.clone()))))))
}

fn replace(vm: &Thread, input: Arc<dyn File>) -> PyResult<()> {
    let descriptor = match vm.open_stream("<stdin>", input)? {
        Ok(descriptor) => descriptor,
        Err(error) => return Err(vm.raise_os_error(error.raw_os_error(), None, None)),
    };
    let io = taipan_vm::import::engine::import_absolute(vm, "_io")?;
    let (mode, encoding, errors) = (vm.new_str("r")?, vm.new_str("utf-8")?, vm.new_str("surrogateescape")?);
    let descriptor = int::small(i64::from(descriptor));
    let args = [descriptor, mode, int::small(-1), encoding, errors];
    let stream = vm.call(&vm.get_attr_str(&io, "open")?, &args)?;
    let sys = vm.sys_dict()?;
    for name in ["stdin", "__stdin__"] {
        if let Some(sys) = &sys {
            sys.set_str(&*vm.intern_str(name)?, stream.clone())?;
        }
    }
    Ok(())
}

impl Vm {
    /// What scripts read from `sys.stdin` from now on. While the reader waits, no limit can end the script.
    ///
    /// ```
    /// let mut vm = taipan::Engine::new().vm();
    /// vm.set_stdin("one\ntwo\n".as_bytes()).unwrap();
    /// vm.run("import sys; lines = [line.strip() for line in sys.stdin]").unwrap();
    /// assert_eq!(vm.eval::<Vec<String>>("lines").unwrap(), ["one", "two"]);
    /// ```
    pub fn set_stdin(&mut self, reader: impl Read + Send + 'static) -> Result<()> {
        self.enter(|context| install(context, Box::new(reader)))
    }
}
