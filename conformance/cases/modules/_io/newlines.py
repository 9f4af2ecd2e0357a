import os, _io

path = "/tmp/taipan-case-newlines-" + str(os.getpid())
with open(path, "wb") as file:
    file.write(b"a\nb\rc\r\nd")
for newline in (None, "", "\n", "\r", "\r\n"):
    with open(path, newline=newline) as file:
        print(repr(newline), file.readlines(), repr(file.newlines))
for newline in (None, "", "\n", "\r", "\r\n"):
    with open(path, "w", newline=newline) as file:
        file.write("x\ny\n")
    print(repr(newline), open(path, "rb").read())
os.unlink(path)
