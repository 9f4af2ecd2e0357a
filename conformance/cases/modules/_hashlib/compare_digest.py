# The comparison that hmac uses.
import _hashlib
import hmac


def show(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


for a, b in [("a", "a"), ("a", "b"), (b"a", bytearray(b"a")), (b"a", b"ab"), ("a", b"a"), ("\xe9", "a"), (1, 2), (b"", 1)]:
    show(lambda: _hashlib.compare_digest(a, b))
show(lambda: _hashlib.compare_digest(b"a"))
show(lambda: _hashlib.compare_digest(a=b"a", b=b"a"))
print(hmac.compare_digest is _hashlib.compare_digest)
