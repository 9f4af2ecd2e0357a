import os, _io

path = "/tmp/taipan-case-append-" + str(os.getpid())
with open(path, "a") as file:
    print(file.tell(), file.write("one\n"))
with open(path, "a+") as file:
    print(file.tell(), file.write("two\n"), file.seek(0), file.read())
with open(path, "ab") as file:
    print(file.tell(), file.seek(0), file.write(b"three"))
print(open(path).read())
os.unlink(path)
