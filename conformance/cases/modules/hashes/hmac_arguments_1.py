import _blake2, _hmac, _md5, _sha1, _sha2, _sha3

for expression in [
    "_hmac.new(b'k')",
    "_hmac.new(b'k',b'm','foo')",
    "_hmac.new(b'k',b'm',5)",
    "_hmac.new('k',b'm','md5')",
    "_hmac.new(b'k','m','md5')",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
