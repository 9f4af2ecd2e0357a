# Derived keys, among them those of RFC 6070.
import hashlib

for name, password, salt, rounds, length in [
    ("sha1", b"password", b"salt", 1, None),
    ("sha1", b"password", b"salt", 4096, None),
    ("sha1", b"passwordPASSWORDpassword", b"saltSALT" * 4, 409, 25),
    ("sha1", b"pass\0word", b"sa\0lt", 4096, 16),
    ("sha256", b"password", b"salt", 2, 80),
    ("sha512", b"password" * 40, b"", 3, 200),
    ("sha3_256", b"", b"salt", 7, 1),
    ("md5", b"", b"", 2, None),
    ("blake2b", b"password", b"salt", 3, 70),
    ("BLAKE2S-256", b"password", b"salt", 3, 33),
    ("md5-sha1", b"password", b"salt", 3, 40),
    ("ripemd160", b"password", b"salt", 3, 50),
    ("sm3", bytearray(b"password"), memoryview(b"salt"), 3, None),
]:
    print(name, hashlib.pbkdf2_hmac(name, password, salt, rounds, length).hex())
