import _io

for mode in ("", "z", "rw", "r++", "ww"):
    try:
        _io.FileIO("/dev/null", mode)
    except ValueError as error:
        print(repr(mode), error)
for mode in ("r", "w", "a", "r+", "w+", "a+", "rb"):
    with _io.FileIO("/dev/null", mode) as file:
        print(mode, file.mode, file.readable(), file.writable(), file.name, file.closefd)
