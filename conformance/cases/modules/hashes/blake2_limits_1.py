import _blake2, _hmac, _md5, _sha1, _sha2, _sha3

for expression in [
    '_blake2.blake2b(digest_size=0)',
    '_blake2.blake2b(digest_size=65)',
    '_blake2.blake2s(digest_size=33)',
    "_blake2.blake2b(key=b'x'*65)",
    "_blake2.blake2b(salt=b'x'*17)",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
