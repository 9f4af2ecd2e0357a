import _blake2, _hmac, _md5, _sha1, _sha2, _sha3

for expression in [
    "_blake2.blake2b(person=b'x'*17)",
    '_blake2.blake2b(fanout=256)',
    '_blake2.blake2b(depth=0)',
    '_blake2.blake2b(leaf_size=-1)',
    '_blake2.blake2b(leaf_size=2**32)',
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
