def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import _imp, importlib.util

print(_imp.source_hash(0, b""), _imp.source_hash(1, b"abc").hex(), _imp.source_hash(2**62, b"x" * 100).hex())
print(importlib.util.source_hash(b"print(1)").hex(), importlib.util.source_hash(b"") == _imp.source_hash(_imp.pyc_magic_number_token, b""))
attempt(_imp.source_hash, -1, b"")
attempt(_imp.source_hash, 2**64, b"")
attempt(_imp.source_hash, 0, "text")
attempt(_imp.source_hash, "0", b"")
attempt(_imp.source_hash, 0)
print(_imp.source_hash(5, bytearray(b"q")) == _imp.source_hash(5, memoryview(b"q")))
