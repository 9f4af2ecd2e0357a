import os, _io

path = "/tmp/taipan-case-openers-" + str(os.getpid())
seen = []
def opener(name, flags):
    seen.append((name == path, bool(flags & os.O_CLOEXEC)))
    return os.open(name, flags)
with open(path, "w", opener=opener) as file:
    file.write("x")
print(seen)
for bad in (lambda name, flags: -1, lambda name, flags: "x"):
    try:
        open(path, opener=bad)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
descriptor = os.open(path, os.O_RDONLY)
file = open(descriptor, closefd=False)
print(file.read(), file.name == descriptor)
file.close()
print(os.read(descriptor, 1))
os.close(descriptor)
try:
    open(path, closefd=False)
except ValueError as error:
    print(error)
os.unlink(path)
