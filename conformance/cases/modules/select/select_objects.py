import os
import select

class File:
    def __init__(self, fd):
        self.fd = fd

    def fileno(self):
        return self.fd

    def __repr__(self):
        return "File"


r, w = os.pipe()
print(select.select([File(r)], [File(w)], [], 0))
try:
    select.select([File("a")], [], [])
except TypeError as error:
    print(error)
os.write(w, b"x")
print(select.select([File(r)], [], [], 0))
