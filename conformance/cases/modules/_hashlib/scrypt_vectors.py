# Derived keys, among them those of RFC 7914.
import hashlib

print(hashlib.scrypt(b"", salt=b"", n=16, r=1, p=1, dklen=64).hex())
print(hashlib.scrypt(b"password", salt=b"NaCl", n=1024, r=8, p=16, dklen=64).hex())
print(hashlib.scrypt(b"pleaseletmein", salt=b"SodiumChloride", n=16384, r=8, p=1, dklen=64).hex())
print(hashlib.scrypt(b"p" * 100, salt=b"s" * 100, n=2, r=1, p=1, dklen=1).hex())
print(hashlib.scrypt(b"p", salt=b"s", n=4, r=3, p=5, dklen=100).hex())
print(hashlib.scrypt(bytearray(b"p"), salt=memoryview(b"s"), n=2**15, r=8, p=1, maxmem=2**26, dklen=9).hex())
