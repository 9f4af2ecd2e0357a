# What `pbkdf2_hmac` refuses.
import hashlib


def show(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


derive = hashlib.pbkdf2_hmac
for rounds in (0, -1, 2**31, 2**63, "1", 1.5, None):
    show(lambda: derive("sha1", b"p", b"s", rounds))
for length in (0, -1, 2**31, 2**63, -2**70, "1", 1.5):
    show(lambda: derive("sha1", b"p", b"s", 1, length))
show(lambda: derive("unknown", b"p", b"s", 0))
show(lambda: derive("sha1", b"p", b"s", 2**31, 0))
show(lambda: derive("sha1", b"p", b"s", 0, "1"))
show(lambda: derive("sha1", "p", b"s", 1))
show(lambda: derive("sha1", b"p", "s", "x"))
show(lambda: derive("sha1", [], b"s", 1))
show(lambda: derive("sha1", b"p", memoryview(b"abcd")[::2], 1))
show(lambda: derive(hashlib.sha1, b"p", b"s", 1))
show(lambda: derive(1, 2, 3, 4))
show(lambda: derive("sha1\0", b"p", b"s", 1))
show(lambda: derive("\ud800", b"p", b"s", 1))
show(lambda: derive("shake_128", b"p", b"s", 1))
show(lambda: derive("shake_128", b"p", b"s", 1, 20))
show(lambda: derive("sha1", b"p", b"s"))
show(lambda: derive(hash_name="sha1", password=b"p", salt=b"s", iterations=True, dklen=True).hex())
