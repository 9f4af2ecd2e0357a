import _blake2, _hmac, _md5, _sha1, _sha2, _sha3

for expression in [
    "_hmac.new(b'k',b'm','SHA256').name",
    "_hmac.new(b'k',b'm','shake_128')",
    "_hmac.compute_digest(b'k',b'm','foo')",
    "_hmac.compute_md5(b'k',b'm').hex()",
    '_hmac.HMAC()',
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
