# Messages around the ends of blocks, and long ones.
import _hashlib

for name in sorted(_hashlib.openssl_md_meth_names):
    length = () if _hashlib.new(name).digest_size else (9,)
    for size in (0, 55, 56, 111, 112, 128, 5000, 100_000):
        hash = _hashlib.new(name, bytes(range(250)) * (size // 250) + b"x" * (size % 250))
        print(name, size, hash.digest(*length)[:9].hex())
