# Every algorithm that OpenSSL offers.
import _hashlib

for name in sorted(_hashlib.openssl_md_meth_names):
    hash = _hashlib.new(name, b"The quick brown fox")
    hash.update(b" jumps over the lazy dog")
    sizes = hash.digest_size, hash.block_size
    print(hash.name, sizes, hash.hexdigest() if hash.digest_size else hash.hexdigest(16))
