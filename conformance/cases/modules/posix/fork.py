import posix

pid = posix.fork()
if pid == 0:
    posix._exit(3)
got, status = posix.waitpid(pid, 0)
print(got == pid, posix.waitstatus_to_exitcode(status))
try:
    posix.waitpid(pid, 0)
except ChildProcessError as error:
    print(error)
