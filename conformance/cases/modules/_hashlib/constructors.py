# The functions behind hashlib's names.
import _hashlib
import hashlib
import inspect


def show(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


for name, constructor in sorted((name, function) for function, name in _hashlib._constructors.items()):
    print(constructor, constructor().name, constructor(b"", usedforsecurity=False).block_size)
    print(constructor is getattr(hashlib, name), inspect.signature(constructor))
show(lambda: _hashlib.openssl_md5("text"))
show(lambda: _hashlib.openssl_md5(b"x", string=b"y"))
show(lambda: _hashlib.openssl_md5(string=b"abc").hexdigest())
show(lambda: _hashlib.openssl_sha1(memoryview(b"abcd")[::2]))
show(lambda: _hashlib.openssl_sha1(1, 2))
show(lambda: _hashlib.openssl_sha1(bytearray(b"abc")).hexdigest())

class Truth:
    def __bool__(self):
        raise RuntimeError("asked")

show(lambda: _hashlib.openssl_sha256(usedforsecurity=Truth()))
show(lambda: hashlib.sha3_256(usedforsecurity=Truth()))
show(lambda: hashlib.blake2b(usedforsecurity=Truth()))
