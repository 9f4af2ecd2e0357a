//! Settings of terminals (`termios(3)`).

use super::calls::{Result, last_error};

fn check(result: i32) -> Result<()> {
    if result == 0 { Ok(()) } else { Err(last_error()) }
}

pub fn attributes(fd: i32) -> Result<libc::termios> {
    let mut room = std::mem::MaybeUninit::<libc::termios>::zeroed();
    // SAFETY: there is room for what is written; all zeroes is a value.
    check(unsafe { libc::tcgetattr(fd, room.as_mut_ptr()) })?;
    // SAFETY: as above.
    Ok(unsafe { room.assume_init() })
}

pub fn set_attributes(fd: i32, when: i32, attributes: &libc::termios) -> Result<()> {
    // SAFETY: a whole structure.
    check(unsafe { libc::tcsetattr(fd, when, attributes) })
}

/// The codes that the C library had for speeds before it took bits in a second (glibc 2.42).
#[cfg(target_os = "linux")]
static CODES: &[(u32, u32)] = &[
    (50, libc::B50),
    (75, libc::B75),
    (110, libc::B110),
    (134, libc::B134),
    (150, libc::B150),
    (200, libc::B200),
    (300, libc::B300),
    (600, libc::B600),
    (1200, libc::B1200),
    (1800, libc::B1800),
    (2400, libc::B2400),
    (4800, libc::B4800),
    (9600, libc::B9600),
    (19200, libc::B19200),
    (38400, libc::B38400),
    (57600, libc::B57600),
    (115_200, libc::B115200),
    (230_400, libc::B230400),
    (460_800, libc::B460800),
    (500_000, libc::B500000),
    (576_000, libc::B576000),
    (921_600, libc::B921600),
    (1_000_000, libc::B1000000),
    (1_152_000, libc::B1152000),
    (1_500_000, libc::B1500000),
    (2_000_000, libc::B2000000),
    (2_500_000, libc::B2500000),
    (3_000_000, libc::B3000000),
    (3_500_000, libc::B3500000),
    (4_000_000, libc::B4000000),
];

#[cfg(not(target_os = "linux"))]
static CODES: &[(u32, u32)] = &[];

fn of_code(speed: u32) -> u32 {
    CODES.iter().find(|(_, code)| *code == speed).map_or(speed, |(bits, _)| *bits)
}

/// Input and output speed of a structure, in bits per second.
pub fn speeds(attributes: &libc::termios) -> (u32, u32) {
    // SAFETY: whole structures.
    let (input, output) =
        unsafe { (libc::cfgetispeed(attributes) as u32, libc::cfgetospeed(attributes) as u32) };
    (of_code(input), of_code(output))
}

/// Sets the speeds, given in bits per second, where they are not what they are to be already.
pub fn set_speeds(attributes: &mut libc::termios, input: u32, output: u32) -> Result<()> {
    let (old_input, old_output) = speeds(attributes);
    if input != old_input {
        // SAFETY: a whole structure.
        set_speed(input, |speed| unsafe { libc::cfsetispeed(attributes, speed as _) })?;
    }
    if output != old_output {
        // SAFETY: a whole structure.
        set_speed(output, |speed| unsafe { libc::cfsetospeed(attributes, speed as _) })?;
    }
    Ok(())
}

/// By the number itself, or by its code where that is not known. No speed is another one's code.
fn set_speed(speed: u32, mut set: impl FnMut(u32) -> i32) -> Result<()> {
    let result = check(set(speed));
    match CODES.iter().find(|(bits, _)| *bits == speed) {
        Some((_, code)) if result.is_err() => check(set(*code)),
        _ => result,
    }
}

pub fn send_break(fd: i32, duration: i32) -> Result<()> {
    // SAFETY: numbers only.
    check(unsafe { libc::tcsendbreak(fd, duration) })
}

pub fn drain(fd: i32) -> Result<()> {
    // SAFETY: numbers only.
    check(unsafe { libc::tcdrain(fd) })
}

pub fn flush(fd: i32, queue: i32) -> Result<()> {
    // SAFETY: numbers only.
    check(unsafe { libc::tcflush(fd, queue) })
}

pub fn flow(fd: i32, action: i32) -> Result<()> {
    // SAFETY: numbers only.
    check(unsafe { libc::tcflow(fd, action) })
}

pub fn window_size(fd: i32) -> Result<libc::winsize> {
    let mut size = libc::winsize { ws_row: 0, ws_col: 0, ws_xpixel: 0, ws_ypixel: 0 };
    // SAFETY: the request writes such a structure.
    check(unsafe { libc::ioctl(fd, libc::TIOCGWINSZ, &mut size) })?;
    Ok(size)
}

pub fn set_window_size(fd: i32, size: &libc::winsize) -> Result<()> {
    // SAFETY: the request reads such a structure.
    check(unsafe { libc::ioctl(fd, libc::TIOCSWINSZ, size) })
}
