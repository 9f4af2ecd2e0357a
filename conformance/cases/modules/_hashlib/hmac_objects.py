# HMAC by name and by constructor.
import _hashlib
import hashlib
import re

for name in ("md5", "sha1", "SHA3-256", "sha512_256", "blake2b", "blake2s256", "ripemd160", "sm3", "md5-sha1", "SHA2-384"):
    keyed = _hashlib.hmac_new(b"key", b"message", digestmod=name)
    print(keyed.name, keyed.digest_size, keyed.block_size, keyed.hexdigest())
    print(_hashlib.hmac_digest(b"key", b"message", name) == keyed.digest())
keyed = _hashlib.hmac_new(b"k" * 200, digestmod=hashlib.sha256)
print(re.sub("0x[0-9a-f]+", "0x", repr(keyed)), keyed.hexdigest())
copy = keyed.copy()
copy.update(msg=b"more")
print(copy.hexdigest(), keyed.hexdigest() != copy.hexdigest(), type(copy))
