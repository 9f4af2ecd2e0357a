import errno, os

for call in (lambda: os.kill(2**30, 0), lambda: os.waitpid(-1, 0), lambda: os.execv("/", ["x"]), lambda: os.execv("/no/such", ["x"]),
             lambda: os.killpg(2**30, 0), lambda: os.getpgid(2**30)):
    try:
        call()
    except OSError as error:
        print(type(error).__name__, errno.errorcode[error.errno], error)
