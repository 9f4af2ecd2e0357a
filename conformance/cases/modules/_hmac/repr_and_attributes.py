import hmac

h = hmac.new(b"key", b"m", "sha256")
print(type(h).__name__, h.block_size, h.digest_size, h.name)
print(repr(h).startswith("<hmac.HMAC object at"))
for name in ("block_size", "digest_size"):
    try:
        print(getattr(hmac.HMAC, name))
    except AttributeError as error:
        print(type(error).__name__)
print(hmac.HMAC.blocksize, hmac.trans_5C[:3], hmac.trans_36[:3])
