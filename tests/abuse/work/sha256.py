# ends: work
import hashlib
x = bytes(32_000_000)
while True:
    hashlib.sha256(x)
    hashlib.sha3_512(x)
    hashlib.blake2b(x)
