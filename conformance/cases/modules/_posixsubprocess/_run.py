"""Starts a program by `fork_exec` and tells how it ended."""
import os
import _posixsubprocess

DEFAULTS = dict(
    close_fds=False, pass_fds=(), cwd=None, env=None, p2cread=-1, p2cwrite=-1, c2pread=-1, c2pwrite=-1,
    errread=-1, errwrite=-1, restore_signals=False, start_new_session=False, process_group=-1, gid=None,
    extra_groups=None, uid=None, umask=-1, preexec=None,
)


def start(args, programs, **changed):
    """The process, and what it has told of its failure."""
    values = DEFAULTS | changed
    read, write = os.pipe()
    order = list(DEFAULTS)
    values = [values[name] for name in order]
    values[10:10] = [read, write]
    try:
        process = _posixsubprocess.fork_exec(args, programs, *values)
    finally:
        os.close(write)
    told = b""
    while data := os.read(read, 1000):
        told += data
    os.close(read)
    return process, told


def run(args, programs, **changed):
    process, told = start(args, programs, **changed)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), told


def output(script, **changed):
    read, write = os.pipe()
    try:
        code, told = run([b"sh", b"-c", script], [b"/bin/sh"], c2pwrite=write, **changed)
    finally:
        os.close(write)
    text = b""
    while data := os.read(read, 1000):
        text += data
    os.close(read)
    return code, told, text


def attempt(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except Exception as error:
        print(type(error).__name__, error)
