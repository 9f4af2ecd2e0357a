//! `termios`: settings of terminals.

use crate::posix::argument::{c_int, fildes, wrapping_u64};
use taipan_vm::builtins::bytes::PyBytes;
use taipan_vm::builtins::exceptions::{self, PyBaseException};
use taipan_vm::builtins::int;
use taipan_vm::builtins::list::PyList;
use taipan_vm::class::spec::{Constant, MethodDef, TypeSpec, method};
use taipan_vm::class::{PyType, flags};
use taipan_vm::error::PyResult;
use taipan_vm::modules::ModuleSpec;
use taipan_vm::sys::calls::Result;
use taipan_vm::sys::terminal;
use taipan_vm::sys::transfer::again;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

macro_rules! constants {
    ($($name:ident = $value:expr;)*) => { &[$((stringify!($name), Constant::Int($value))),*] };
}

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "termios",
    doc: "This module provides an interface to the Posix calls for tty I/O control.",
    functions: FUNCTIONS,
    types: &[&ERROR],
    constants: constants! {
        B0 = 0; B1000000 = 1000000; B110 = 110; B115200 = 115200; B1152000 = 1152000; B1200 = 1200;
        B134 = 134; B14400 = 14400; B150 = 150; B1500000 = 1500000; B1800 = 1800; B19200 = 19200;
        B200 = 200; B2000000 = 2000000; B230400 = 230400; B2400 = 2400; B2500000 = 2500000; B28800 = 28800;
        B300 = 300; B3000000 = 3000000; B3500000 = 3500000; B38400 = 38400; B4000000 = 4000000;
        B460800 = 460800; B4800 = 4800; B50 = 50; B500000 = 500000; B57600 = 57600; B576000 = 576000;
        B600 = 600; B7200 = 7200; B75 = 75; B76800 = 76800; B921600 = 921600; B9600 = 9600; BRKINT = 2;
        BS0 = 0; BS1 = 8192; BSDLY = 8192; CBAUD = 4111; CBAUDEX = 4096; CDSUSP = 25; CEOF = 4; CEOL = 0;
        CEOT = 4; CERASE = 127; CFLUSH = 15; CIBAUD = 269418496; CINTR = 3; CKILL = 21; CLNEXT = 22;
        CLOCAL = 2048; CQUIT = 28; CR0 = 0; CR1 = 512; CR2 = 1024; CR3 = 1536; CRDLY = 1536; CREAD = 128;
        CRPRNT = 18; CRTSCTS = 2147483648; CS5 = 0; CS6 = 16; CS7 = 32; CS8 = 48; CSIZE = 48; CSTART = 17;
        CSTOP = 19; CSTOPB = 64; CSUSP = 26; CWERASE = 23; ECHO = 8; ECHOCTL = 512; ECHOE = 16; ECHOK = 32;
        ECHOKE = 2048; ECHONL = 64; ECHOPRT = 1024; EXTA = 19200; EXTB = 38400; EXTPROC = 65536; FF0 = 0;
        FF1 = 32768; FFDLY = 32768; FIOASYNC = 21586; FIOCLEX = 21585; FIONBIO = 21537; FIONCLEX = 21584;
        FIONREAD = 21531; FLUSHO = 4096; HUPCL = 1024; IBSHIFT = 16; ICANON = 2; ICRNL = 256;
        IEXTEN = 32768; IGNBRK = 1; IGNCR = 128; IGNPAR = 4; IMAXBEL = 8192; INLCR = 64; INPCK = 16;
        IOCSIZE_MASK = 1073676288; IOCSIZE_SHIFT = 16; ISIG = 1; ISTRIP = 32; IUCLC = 512; IUTF8 = 16384;
        IXANY = 2048; IXOFF = 4096; IXON = 1024; NCCS = 32; NL0 = 0; NL1 = 256; NLDLY = 256; NOFLSH = 128;
        N_MOUSE = 2; N_PPP = 3; N_SLIP = 1; N_STRIP = 4; N_TTY = 0; OCRNL = 8; OFDEL = 128; OFILL = 64;
        OLCUC = 2; ONLCR = 4; ONLRET = 32; ONOCR = 16; OPOST = 1; PARENB = 256; PARMRK = 8; PARODD = 512;
        PENDIN = 16384; TAB0 = 0; TAB1 = 2048; TAB2 = 4096; TAB3 = 6144; TABDLY = 6144; TCFLSH = 21515;
        TCGETS = 21505; TCIFLUSH = 0; TCIOFF = 2; TCIOFLUSH = 2; TCION = 3; TCOFLUSH = 1; TCOOFF = 0;
        TCOON = 1; TCSADRAIN = 1; TCSAFLUSH = 2; TCSANOW = 0; TCSBRK = 21513; TCSBRKP = 21541;
        TCSETS = 21506; TCSETSF = 21508; TCSETSW = 21507; TCXONC = 21514; TIOCCONS = 21533;
        TIOCEXCL = 21516; TIOCGETD = 21540; TIOCGICOUNT = 21597; TIOCGLCKTRMIOS = 21590; TIOCGPGRP = 21519;
        TIOCGSERIAL = 21534; TIOCGSOFTCAR = 21529; TIOCGWINSZ = 21523; TIOCINQ = 21531; TIOCLINUX = 21532;
        TIOCMBIC = 21527; TIOCMBIS = 21526; TIOCMGET = 21525; TIOCMIWAIT = 21596; TIOCMSET = 21528;
        TIOCM_CAR = 64; TIOCM_CD = 64; TIOCM_CTS = 32; TIOCM_DSR = 256; TIOCM_DTR = 2; TIOCM_LE = 1;
        TIOCM_RI = 128; TIOCM_RNG = 128; TIOCM_RTS = 4; TIOCM_SR = 16; TIOCM_ST = 8; TIOCNOTTY = 21538;
        TIOCNXCL = 21517; TIOCOUTQ = 21521; TIOCPKT = 21536; TIOCPKT_DATA = 0; TIOCPKT_DOSTOP = 32;
        TIOCPKT_FLUSHREAD = 1; TIOCPKT_FLUSHWRITE = 2; TIOCPKT_NOSTOP = 16; TIOCPKT_START = 8;
        TIOCPKT_STOP = 4; TIOCSCTTY = 21518; TIOCSERCONFIG = 21587; TIOCSERGETLSR = 21593;
        TIOCSERGETMULTI = 21594; TIOCSERGSTRUCT = 21592; TIOCSERGWILD = 21588; TIOCSERSETMULTI = 21595;
        TIOCSERSWILD = 21589; TIOCSER_TEMT = 1; TIOCSETD = 21539; TIOCSLCKTRMIOS = 21591; TIOCSPGRP = 21520;
        TIOCSSERIAL = 21535; TIOCSSOFTCAR = 21530; TIOCSTI = 21522; TIOCSWINSZ = 21524; TOSTOP = 256;
        VDISCARD = 13; VEOF = 4; VEOL = 11; VEOL2 = 16; VERASE = 2; VINTR = 0; VKILL = 3; VLNEXT = 15;
        VMIN = 6; VQUIT = 1; VREPRINT = 12; VSTART = 8; VSTOP = 9; VSUSP = 10; VSWTC = 7; VSWTCH = 7;
        VT0 = 0; VT1 = 16384; VTDLY = 16384; VTIME = 5; VWERASE = 14; XCASE = 4; XTABS = 6144;
        _POSIX_VDISABLE = 0;
    },
    ..ModuleSpec::NEW
};

pub static ERROR: PyType = PyType::from_spec(&TypeSpec {
    name: "termios.error",
    base: Some(&exceptions::EXCEPTION),
    flags: flags::BASETYPE | flags::EXCEPTION_SUBCLASS,
    ..TypeSpec::object::<PyBaseException>()
});

static FUNCTIONS: &[MethodDef] = &[
    method("tcgetattr", "($module, fd, /)", "Get the tty attributes for file descriptor fd.", tcgetattr),
    method(
        "tcsetattr",
        "($module, fd, when, attributes, /)",
        "Set the tty attributes for file descriptor fd.",
        tcsetattr,
    ),
    method("tcsendbreak", "($module, fd, duration, /)", "Send a break on file descriptor fd.", |vm, args| {
        let (fd, duration) = (descriptor(vm, &args[1])?, c_int(vm, &args[2])?);
        done(vm, vm.patient(move || again(|| terminal::send_break(fd, duration)))?)
    }),
    method("tcdrain", "($module, fd, /)", "Wait until all output has been transmitted.", |vm, args| {
        let fd = descriptor(vm, &args[1])?;
        done(vm, vm.patient(move || again(|| terminal::drain(fd)))?)
    }),
    method("tcflush", "($module, fd, queue, /)", "Discard queued data on file descriptor fd.", |vm, args| {
        let (fd, queue) = (descriptor(vm, &args[1])?, c_int(vm, &args[2])?);
        done(vm, terminal::flush(fd, queue))
    }),
    method("tcflow", "($module, fd, action, /)", "Suspend or resume input or output.", |vm, args| {
        let (fd, action) = (descriptor(vm, &args[1])?, c_int(vm, &args[2])?);
        done(vm, terminal::flow(fd, action))
    }),
    method("tcgetwinsize", "($module, fd, /)", "Get the tty winsize for file descriptor fd.", |vm, args| {
        let fd = descriptor(vm, &args[1])?;
        let size = checked(vm, terminal::window_size(fd))?;
        vm.new_tuple(&[int::small(size.ws_row.into()), int::small(size.ws_col.into())])
    }),
    method(
        "tcsetwinsize",
        "($module, fd, winsize, /)",
        "Set the tty winsize for file descriptor fd.",
        tcsetwinsize,
    ),
];

/// A descriptor that the VM may use.
fn descriptor(vm: &Thread, value: &Value) -> PyResult<i32> {
    let fd = fildes(vm, value)?;
    vm.allow_descriptor(fd)?;
    Ok(fd)
}

/// The errors of this module are of a class of its own.
fn checked<T>(vm: &Thread, result: Result<T>) -> PyResult<T> {
    result.map_err(|error| {
        let number = error.raw_os_error();
        let text = taipan_vm::sys::error_text(number);
        match vm.new_str(&text) {
            Ok(text) => vm.raise_with(&ERROR, &[int::small(number.into()), text]),
            Err(raised) => raised,
        }
    })
}

fn done(vm: &Thread, result: Result<()>) -> PyResult {
    checked(vm, result).map(|()| Value::NONE)
}

/// In the mode without lines, these two are numbers.
fn is_number(local: libc::tcflag_t, index: usize) -> bool {
    local & libc::ICANON == 0 && (index == libc::VMIN || index == libc::VTIME)
}

fn tcgetattr(vm: &Thread, args: &[Value]) -> PyResult {
    let fd = descriptor(vm, &args[1])?;
    let own = checked(vm, terminal::attributes(fd))?;
    let mut characters = Vec::with_capacity(own.c_cc.len());
    for (index, character) in own.c_cc.iter().enumerate() {
        characters.push(match is_number(own.c_lflag, index) {
            true => int::small((*character).into()),
            false => vm.new_bytes(&[*character])?,
        });
    }
    let (input, output) = terminal::speeds(&own);
    let number = |number: u32| int::small(number.into());
    let values = [
        number(own.c_iflag as u32),
        number(own.c_oflag as u32),
        number(own.c_cflag as u32),
        number(own.c_lflag as u32),
        number(input),
        number(output),
        PyList::from_values(vm, &characters)?.into_value(),
    ];
    Ok(PyList::from_values(vm, &values)?.into_value())
}

fn tcsetattr(vm: &Thread, args: &[Value]) -> PyResult {
    let fd = descriptor(vm, &args[1])?;
    let when = c_int(vm, &args[2])?;
    let values = args[3].downcast::<PyList>().map(|list| list.items().to_vec()).unwrap_or_default();
    let [input_flags, output_flags, control, local, input, output, characters] = &values[..] else {
        return Err(vm.type_error("tcsetattr, arg 3: must be 7 element list"));
    };
    // What cannot be set here stays as it is.
    let mut own = checked(vm, terminal::attributes(fd))?;
    own.c_iflag = vm.expect_i64(input_flags)? as libc::tcflag_t;
    own.c_oflag = vm.expect_i64(output_flags)? as libc::tcflag_t;
    own.c_cflag = vm.expect_i64(control)? as libc::tcflag_t;
    own.c_lflag = vm.expect_i64(local)? as libc::tcflag_t;
    let (input, output) = (vm.expect_i64(input)? as u32, vm.expect_i64(output)? as u32);
    let characters = characters.downcast::<PyList>().map(|list| list.items().to_vec()).unwrap_or_default();
    if characters.len() != own.c_cc.len() {
        let text = format!("tcsetattr: attributes[6] must be {} element list", own.c_cc.len());
        return Err(vm.type_error(text));
    }
    for (place, value) in own.c_cc.iter_mut().zip(&characters) {
        *place = match value.downcast::<PyBytes>().map(PyBytes::as_bytes) {
            Some([character]) => *character,
            None if int::is_int(value) => wrapping_u64(vm, value)? as u8,
            _ => {
                let text = "tcsetattr: elements of attributes must be bytes objects of length 1 or integers";
                return Err(vm.type_error(text));
            }
        };
    }
    checked(vm, terminal::set_speeds(&mut own, input, output))?;
    done(vm, vm.patient(move || again(|| terminal::set_attributes(fd, when, &own)))?)
}

fn tcsetwinsize(vm: &Thread, args: &[Value]) -> PyResult {
    let fd = descriptor(vm, &args[1])?;
    let bad = || vm.type_error("tcsetwinsize, arg 2: must be a two-item sequence");
    if !taipan_vm::protocol::sequence::is_sequence(&args[2]) || vm.length(&args[2])? != 2 {
        return Err(bad());
    }
    let mut sides = [0u16; 2];
    for (index, side) in sides.iter_mut().enumerate() {
        let value = vm.sequence_item(&args[2], index as isize)?;
        let given = u16::try_from(vm.expect_i64(&value)?);
        *side = given.map_err(|_| vm.overflow_error("winsize value(s) out of range."))?;
    }
    let mut size = checked(vm, terminal::window_size(fd))?;
    [size.ws_row, size.ws_col] = sides;
    done(vm, terminal::set_window_size(fd, &size))
}
