import errno, os

for call in (lambda: open("/no/such"), lambda: os.mkdir("/"), lambda: os.listdir("/dev/null"), lambda: os.rmdir("/proc"),
             lambda: os.read(9999, 1), lambda: os.open("/", os.O_WRONLY), lambda: os.readlink("/")):
    try:
        call()
    except OSError as error:
        print(type(error).__name__, errno.errorcode[error.errno], error)
