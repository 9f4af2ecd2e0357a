# Which implementation hmac takes.
import hashlib
import hmac


def show(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


for name in ("md5", "sha3_384", "blake2b", "blake2s", "ripemd160", "SHA256"):
    keyed = hmac.new(b"key", b"message", name)
    print(keyed.name, type(keyed._hmac).__module__, keyed.hexdigest(), keyed.copy().digest() == hmac.digest(b"key", b"message", name))
print(type(hmac.new(b"key", digestmod=hashlib.sha1)._hmac), hmac.new(b"key", digestmod=hashlib.blake2s)._hmac)
print(hmac.new(b"key", b"m", hashlib.blake2b).hexdigest() == hmac.new(b"key", b"m", "blake2b").hexdigest())
for digestmod in ("shake_128", "unknown", "", None):
    show(lambda: hmac.new(b"key", b"", digestmod))
    show(lambda: hmac.digest(b"key", b"", digestmod))
show(lambda: hmac.new("key", b"", "md5"))
