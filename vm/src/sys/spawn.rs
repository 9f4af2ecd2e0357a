//! Starting programs: `posix_spawn`, and what `subprocess` needs between `fork` and `exec`.
//!
//! Invariant: [`run_child`] runs in the child of a fork of a process that may have had other threads. It allocates nothing, takes no
//! lock and returns never; all that it uses was made before the fork.

use super::calls::{StringArray, last_error};
use rustix::io::{Errno, Result};
use std::ffi::{CStr, CString};
use std::mem::MaybeUninit;
use std::ptr;

/// What happens to descriptors in the program that is started.
pub enum FileAction {
    Open { fd: i32, path: CString, flags: i32, mode: u32 },
    Close(i32),
    Dup2(i32, i32),
    CloseFrom(i32),
}

/// What a started program gets other than its parent.
#[derive(Default)]
pub struct Attributes {
    pub group: Option<i32>,
    pub reset_ids: bool,
    pub new_session: bool,
    pub signal_mask: Option<Vec<i32>>,
    pub default_signals: Option<Vec<i32>>,
    /// Policy, which may stay as it is, and priority.
    pub scheduler: Option<(Option<i32>, i32)>,
}

fn check_number(number: i32) -> Result<()> {
    if number == 0 { Ok(()) } else { Err(Errno::from_raw_os_error(number)) }
}

struct Actions(libc::posix_spawn_file_actions_t);

impl Drop for Actions {
    fn drop(&mut self) {
        // SAFETY: initialized when it was made.
        unsafe { libc::posix_spawn_file_actions_destroy(&raw mut self.0) };
    }
}

struct Settings(libc::posix_spawnattr_t);

impl Drop for Settings {
    fn drop(&mut self) {
        // SAFETY: initialized when it was made.
        unsafe { libc::posix_spawnattr_destroy(&raw mut self.0) };
    }
}

unsafe extern "C" {
    fn posix_spawn_file_actions_addclosefrom_np(
        actions: *mut libc::posix_spawn_file_actions_t,
        from: libc::c_int,
    ) -> libc::c_int;
}

/// A set of signals.
pub fn signal_set(signals: &[i32]) -> libc::sigset_t {
    let mut set = MaybeUninit::<libc::sigset_t>::zeroed();
    // SAFETY: the set is made empty first.
    unsafe {
        libc::sigemptyset(set.as_mut_ptr());
        for signal in signals {
            libc::sigaddset(set.as_mut_ptr(), *signal);
        }
        set.assume_init()
    }
}

fn actions(list: &[FileAction]) -> Result<Actions> {
    let mut made = MaybeUninit::<libc::posix_spawn_file_actions_t>::zeroed();
    // SAFETY: initialized here.
    check_number(unsafe { libc::posix_spawn_file_actions_init(made.as_mut_ptr()) })?;
    // SAFETY: as above.
    let mut actions = Actions(unsafe { made.assume_init() });
    let own = &raw mut actions.0;
    for action in list {
        // SAFETY: strings end with a null; the actions keep copies of them.
        check_number(unsafe {
            match action {
                FileAction::Open { fd, path, flags, mode } => {
                    libc::posix_spawn_file_actions_addopen(own, *fd, path.as_ptr(), *flags, *mode)
                }
                FileAction::Close(fd) => libc::posix_spawn_file_actions_addclose(own, *fd),
                FileAction::Dup2(fd, to) => libc::posix_spawn_file_actions_adddup2(own, *fd, *to),
                FileAction::CloseFrom(from) => posix_spawn_file_actions_addclosefrom_np(own, *from),
            }
        })?;
    }
    Ok(actions)
}

fn settings(wanted: &Attributes) -> Result<Settings> {
    let mut made = MaybeUninit::<libc::posix_spawnattr_t>::zeroed();
    // SAFETY: initialized here.
    check_number(unsafe { libc::posix_spawnattr_init(made.as_mut_ptr()) })?;
    // SAFETY: as above.
    let mut settings = Settings(unsafe { made.assume_init() });
    let own = &raw mut settings.0;
    let mut flags = 0;
    // SAFETY: initialized; what is pointed to is read.
    unsafe {
        if let Some(group) = wanted.group {
            check_number(libc::posix_spawnattr_setpgroup(own, group))?;
            flags |= libc::POSIX_SPAWN_SETPGROUP;
        }
        if wanted.reset_ids {
            flags |= libc::POSIX_SPAWN_RESETIDS;
        }
        if wanted.new_session {
            flags |= libc::POSIX_SPAWN_SETSID as i32;
        }
        if let Some(mask) = &wanted.signal_mask {
            let mask = signal_set(mask);
            check_number(libc::posix_spawnattr_setsigmask(own, &raw const mask))?;
            flags |= libc::POSIX_SPAWN_SETSIGMASK;
        }
        if let Some(signals) = &wanted.default_signals {
            let signals = signal_set(signals);
            check_number(libc::posix_spawnattr_setsigdefault(own, &raw const signals))?;
            flags |= libc::POSIX_SPAWN_SETSIGDEF;
        }
        if let Some((policy, priority)) = wanted.scheduler {
            if let Some(policy) = policy {
                check_number(libc::posix_spawnattr_setschedpolicy(own, policy))?;
                flags |= libc::POSIX_SPAWN_SETSCHEDULER;
            }
            let param = libc::sched_param { sched_priority: priority };
            check_number(libc::posix_spawnattr_setschedparam(own, &raw const param))?;
            flags |= libc::POSIX_SPAWN_SETSCHEDPARAM;
        }
        check_number(libc::posix_spawnattr_setflags(own, flags as libc::c_short))?;
    }
    Ok(settings)
}

/// Starts a program; the search path is looked at if `search` says so. `None` for the environment is that of this process.
pub fn posix_spawn(
    path: &CStr,
    args: &StringArray,
    env: Option<&StringArray>,
    file_actions: &[FileAction],
    wanted: &Attributes,
    search: bool,
) -> Result<i32> {
    unsafe extern "C" {
        static environ: *const *const libc::c_char;
    }
    let (actions, settings) = (actions(file_actions)?, settings(wanted)?);
    let mut pid = 0;
    // SAFETY: arrays of strings that end with a null; the C library's own environment.
    check_number(unsafe {
        let env = env.map_or(environ, StringArray::as_ptr);
        let spawn = if search { libc::posix_spawnp } else { libc::posix_spawn };
        spawn(
            &raw mut pid,
            path.as_ptr(),
            &raw const actions.0,
            &raw const settings.0,
            args.as_ptr().cast(),
            env.cast(),
        )
    })?;
    Ok(pid)
}

/// What `_posixsubprocess.fork_exec` is told.
pub struct ChildPlan {
    /// Tried in turn.
    pub programs: Vec<CString>,
    pub args: Option<StringArray>,
    /// `None` is the environment of this process.
    pub env: Option<StringArray>,
    pub folder: Option<CString>,
    /// -1 where the standard stream is inherited.
    pub child_in: i32,
    pub child_out: i32,
    pub child_err: i32,
    /// The parent's ends, to be closed.
    pub parent_in: i32,
    pub parent_out: i32,
    pub parent_err: i32,
    pub error_read: i32,
    pub error_write: i32,
    pub close_fds: bool,
    /// Sorted.
    pub keep: Vec<i32>,
    pub restore_signals: bool,
    pub new_session: bool,
    pub group: Option<i32>,
    pub gid: Option<u32>,
    pub groups: Option<Vec<u32>>,
    pub uid: Option<u32>,
    pub umask: Option<u32>,
}

/// What has gone wrong in the child, as the parent is told.
enum Failure {
    Exec(i32),
    /// Before `exec`, at something that has no name of its own.
    Setup(i32),
    Folder(i32),
    NoProgram,
}

/// Does what is to be done in the child, and replaces it by the program. `prepare` runs Python code; it returns whether that has
/// raised.
pub fn run_child(plan: &ChildPlan, prepare: impl FnOnce() -> bool) -> ! {
    let mut prepare = Some(prepare);
    let failure = child(plan, &mut || prepare.take().is_some_and(|prepare| prepare()));
    match failure {
        Err(Some(failure)) => report(plan.error_write, &failure),
        Err(None) => write_all(plan.error_write, b"SubprocessError:0:Exception occurred in preexec_fn."),
        Ok(()) => {}
    }
    // SAFETY: ends the process.
    unsafe { libc::_exit(255) }
}

fn setup<T: PartialOrd + Default>(result: T) -> std::result::Result<T, Option<Failure>> {
    if result < T::default() { Err(Some(Failure::Setup(last_error().raw_os_error()))) } else { Ok(result) }
}

fn child(plan: &ChildPlan, prepare: &mut dyn FnMut() -> bool) -> std::result::Result<(), Option<Failure>> {
    // SAFETY: calls that are allowed after a fork; strings and arrays were made before it.
    unsafe {
        for fd in &plan.keep {
            if *fd != plan.error_write {
                let flags = libc::fcntl(*fd, libc::F_GETFD);
                if flags >= 0 {
                    libc::fcntl(*fd, libc::F_SETFD, flags & !libc::FD_CLOEXEC);
                }
            }
        }
        for fd in [plan.parent_in, plan.parent_out, plan.parent_err, plan.error_read] {
            if fd >= 0 {
                setup(libc::close(fd))?;
            }
        }
        let (mut child_out, mut child_err) = (plan.child_out, plan.child_err);
        // A descriptor that another one is about to be put in the place of.
        if child_out == 0 {
            child_out = setup(libc::dup(child_out))?;
        }
        while child_err == 0 || child_err == 1 {
            child_err = setup(libc::dup(child_err))?;
        }
        for (from, to) in [(plan.child_in, 0), (child_out, 1), (child_err, 2)] {
            if from == to {
                let flags = setup(libc::fcntl(from, libc::F_GETFD))?;
                setup(libc::fcntl(from, libc::F_SETFD, flags & !libc::FD_CLOEXEC))?;
            } else if from >= 0 {
                setup(libc::dup2(from, to))?;
            }
        }
        if let Some(folder) = &plan.folder
            && libc::chdir(folder.as_ptr()) < 0
        {
            return Err(Some(Failure::Folder(last_error().raw_os_error())));
        }
        if let Some(mask) = plan.umask {
            libc::umask(mask);
        }
        if plan.restore_signals {
            for signal in [libc::SIGPIPE, libc::SIGXFSZ] {
                libc::signal(signal, libc::SIG_DFL);
            }
        }
        if plan.new_session {
            setup(libc::setsid())?;
        }
        if let Some(group) = plan.group {
            setup(libc::setpgid(0, group))?;
        }
        if let Some(groups) = &plan.groups {
            setup(libc::syscall(libc::SYS_setgroups, groups.len(), groups.as_ptr()))?;
        }
        if let Some(gid) = plan.gid {
            setup(libc::syscall(libc::SYS_setregid, gid, gid))?;
        }
        if let Some(uid) = plan.uid {
            setup(libc::syscall(libc::SYS_setreuid, uid, uid))?;
        }
        if prepare() {
            return Err(None);
        }
        if plan.close_fds {
            close_others(plan);
        }
        exec(plan)
    }
}

/// Closes all descriptors from 3 on but those to keep.
///
/// # Safety
/// The process is a child between `fork` and `exec`: it does only what signal handlers may.
unsafe fn close_others(plan: &ChildPlan) {
    let mut start = 3;
    for keep in plan.keep.iter().copied().filter(|fd| *fd >= 3).chain([i32::MAX]) {
        if keep > start {
            super::calls::close_range(start, keep - 1);
        }
        start = keep.saturating_add(1);
    }
}

/// # Safety
/// As for [`close_others`]; the lists of the plan end with nulls.
unsafe fn exec(plan: &ChildPlan) -> std::result::Result<(), Option<Failure>> {
    unsafe extern "C" {
        static environ: *const *const libc::c_char;
    }
    let mut saved = 0;
    for program in &plan.programs {
        // SAFETY: arrays of strings that end with a null.
        unsafe {
            let env = plan.env.as_ref().map_or(environ, StringArray::as_ptr);
            let none: [*const libc::c_char; 1] = [ptr::null()];
            let args = plan.args.as_ref().map_or(none.as_ptr(), StringArray::as_ptr);
            libc::execve(program.as_ptr(), args, env);
        }
        let error = last_error().raw_os_error();
        if error != libc::ENOENT && error != libc::ENOTDIR && saved == 0 {
            saved = error;
        }
    }
    if plan.programs.is_empty() {
        return Err(Some(Failure::NoProgram));
    }
    let error = if saved == 0 { last_error().raw_os_error() } else { saved };
    Err(Some(Failure::Exec(error)))
}

fn write_all(fd: i32, bytes: &[u8]) {
    let _ = super::calls::write(fd, bytes);
}

/// `OSError:<number in hexadecimal>:<what it was about>`, which `subprocess` reads.
fn report(fd: i32, failure: &Failure) {
    let (number, about): (i32, &[u8]) = match failure {
        Failure::Exec(number) => (*number, b""),
        Failure::Setup(number) => (*number, b"noexec"),
        Failure::Folder(number) => (*number, b"noexec:chdir"),
        Failure::NoProgram => return write_all(fd, b"SubprocessError:0:"),
    };
    let mut digits = [0u8; 8];
    let (mut at, mut left) = (digits.len(), number as u32);
    while left > 0 || at == digits.len() {
        at -= 1;
        digits[at] = b"0123456789abcdef"[(left % 16) as usize];
        left /= 16;
    }
    write_all(fd, b"OSError:");
    write_all(fd, &digits[at..]);
    write_all(fd, b":");
    write_all(fd, about);
}

/// Forks without any of the VM's hooks, with all signals blocked in between, so that no handler runs in the child; runs `child`
/// there.
pub fn fork_child(child: impl FnOnce()) -> Result<i32> {
    let mut old = MaybeUninit::<libc::sigset_t>::zeroed();
    let mut all = MaybeUninit::<libc::sigset_t>::zeroed();
    // SAFETY: sets on this stack; the child runs what is allowed after a fork.
    unsafe {
        libc::sigfillset(all.as_mut_ptr());
        libc::pthread_sigmask(libc::SIG_BLOCK, all.as_ptr(), old.as_mut_ptr());
        let pid = libc::fork();
        let error = last_error();
        if pid == 0 {
            // Handlers of this process must not run in the child; those that are ignored stay so.
            for signal in 1..super::signal::NSIG as i32 {
                let mut action = MaybeUninit::<libc::sigaction>::zeroed();
                if libc::sigaction(signal, ptr::null(), action.as_mut_ptr()) == 0 {
                    let handler = action.assume_init().sa_sigaction;
                    if handler != libc::SIG_DFL && handler != libc::SIG_IGN {
                        libc::signal(signal, libc::SIG_DFL);
                    }
                }
            }
            libc::pthread_sigmask(libc::SIG_SETMASK, old.as_ptr(), ptr::null_mut());
            child();
            libc::_exit(255);
        }
        libc::pthread_sigmask(libc::SIG_SETMASK, old.as_ptr(), ptr::null_mut());
        if pid < 0 { Err(error) } else { Ok(pid) }
    }
}
