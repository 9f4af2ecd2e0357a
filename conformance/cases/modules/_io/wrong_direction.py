import os, _io

path = "/tmp/taipan-case-wrong_direction-" + str(os.getpid())
writer = _io.FileIO(path, "w")
reader = _io.FileIO(path, "r")
for action in (lambda: writer.read(), lambda: writer.readall(), lambda: reader.write(b"x"), lambda: reader.truncate(), lambda: writer.readinto(bytearray(1))):
    try:
        action()
    except OSError as error:
        print(type(error).__name__, error)
writer.close()
reader.close()
for mode, method in (("w", "read"), ("w", "readline"), ("r", "write")):
    with open(path, mode) as file:
        try:
            getattr(file, method)(*(["x"] if method == "write" else []))
        except OSError as error:
            print(type(error).__name__, error)
os.unlink(path)
