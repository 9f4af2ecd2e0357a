import _blake2, _hmac, _md5, _sha1, _sha2, _sha3

for expression in [
    '_blake2.blake2b(node_offset=-1)',
    '_blake2.blake2b(node_offset=2**64)',
    '_blake2.blake2s(node_offset=2**48)',
    '_blake2.blake2b(node_depth=256)',
    '_blake2.blake2b(inner_size=65)',
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
