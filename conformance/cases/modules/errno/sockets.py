import errno, socket

s = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
for call in (lambda: s.connect("/no/such"), lambda: s.recv(1), lambda: s.send(b"x"), lambda: s.accept(), lambda: s.getpeername(),
             lambda: s.shutdown(socket.SHUT_RD), lambda: s.listen()):
    try:
        print(call())
    except OSError as error:
        print(type(error).__name__, errno.errorcode[error.errno])
s.close()
try:
    s.send(b"x")
except OSError as error:
    print(error)
