# SHAKE, whose digest is as long as one says.
import _hashlib


def show(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


hash = _hashlib.new("shake_128", b"abc")
for length in (0, 1, 15, 168, 169, 1000):
    print(length, hash.digest(length)[-10:].hex(), len(hash.hexdigest(length)))
print(hash.digest_size, hash.digest(length=3).hex(), hash.hexdigest(length=True))
show(lambda: hash.digest())
show(lambda: hash.digest(-1))
show(lambda: hash.hexdigest(-1))
show(lambda: hash.digest(2**62))
show(lambda: hash.hexdigest(2**62))
show(lambda: hash.digest(2**63))
show(lambda: hash.digest("3"))
show(lambda: hash.digest(3.0))
show(lambda: _hashlib.HASH.digest(hash))
show(lambda: _hashlib.HASH.hexdigest(hash))
copy = hash.copy()
copy.update(b"def")
print(type(copy), copy.hexdigest(8), _hashlib.openssl_shake_128(b"abcdef").hexdigest(8))
