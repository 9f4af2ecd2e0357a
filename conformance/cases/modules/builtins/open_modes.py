def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import io

for mode in ("", "rw", "rr", "x+w", "bt", "U", "b", "r+b+", "z", "rbz"):
    attempt(lambda: open("/dev/null", mode).close())
attempt(lambda: open("/dev/null", "rb", encoding="utf-8"))
attempt(lambda: open("/dev/null", "rb", errors="strict"))
attempt(lambda: open("/dev/null", "rb", newline="\n"))
attempt(lambda: open("/dev/null", "r", buffering=0))
attempt(lambda: open("/dev/null", newline="x"))
attempt(lambda: open("/dev/null", encoding="nope"))
attempt(lambda: open("/dev/null", closefd=False))
attempt(lambda: open("a\0b"))
attempt(lambda: open(5.5))
attempt(lambda: open(-1))
attempt(lambda: open(9999))
attempt(lambda: open(""))
print(open is io.open, [type(open("/dev/null", *a)).__name__ for a in (("r",), ("rb",), ("wb",), ("r+b",), ("rb", 0))])
