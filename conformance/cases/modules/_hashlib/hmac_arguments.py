# What HMAC refuses.
import _hashlib
import copy
import hashlib


def show(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: _hashlib.hmac_new())
show(lambda: _hashlib.hmac_new(b"k"))
show(lambda: _hashlib.hmac_new(b"k", b"", 3, 4))
show(lambda: _hashlib.hmac_new("k", digestmod="md5"))
show(lambda: _hashlib.hmac_new("k"))
show(lambda: _hashlib.hmac_new(b"k", "m"))
show(lambda: _hashlib.hmac_new(b"k", "m", "md5"))
show(lambda: _hashlib.hmac_new(b"k", 1, "md5"))
for digestmod in ("unknown", None, 1, [], len, "shake_128", hashlib.shake_128, hashlib.blake2b, "\ud800"):
    show(lambda: _hashlib.hmac_new(b"k", digestmod=digestmod))
    show(lambda: _hashlib.hmac_digest(b"k", b"", digestmod))
show(lambda: _hashlib.hmac_digest("", b"", "md5"))
show(lambda: _hashlib.hmac_digest(b"", "", "md5"))
show(lambda: _hashlib.hmac_digest(b"", None, "md5"))
show(lambda: _hashlib.hmac_digest(b""))
show(lambda: _hashlib.hmac_digest(b"k", msg=bytearray(b""), digest="sha1").hex())
keyed = _hashlib.hmac_new(b"k", None, "md5")
show(lambda: keyed.update())
show(lambda: keyed.update("text"))
show(lambda: keyed.digest(1))
show(lambda: setattr(keyed, "name", 1))
show(lambda: copy.copy(keyed))
