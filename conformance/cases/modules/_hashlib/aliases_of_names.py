# Names of OpenSSL's in any case, hashlib's as they are.
import _hashlib

NAMES = """SHA256 Sha-256 SHA2-256 sha512-256 SHA512_256 Sha512_256 SHA512/256 sha-512/256 sha3-256 SHA3_256 shake128 SHAKE-128
SHAKE_128 MD5 ssl3-md5 SSL3-SHA1 md5_sha1 MD5-SHA1 ripemd RMD160 RIPEMD-160 blake2b512 BLAKE2B-512 BLAKE2B blake2s256 SM3
2.16.840.1.101.3.4.2.1 1.3.14.3.2.26 1.3.36.3.2.1 md4 whirlpool RSA-SHA256""".split()
for name in NAMES + ["", "x" * 100, "\xe9"]:
    try:
        print(name, _hashlib.new(name).name)
    except ValueError as error:
        print(ascii(name), type(error), error)
