import hmac, hashlib

for name in ("sha3_224", "sha3_256", "sha3_384", "sha3_512"):
    h = hmac.new(b"key", b"message", name)
    print(h.name, h.digest_size, h.block_size, h.hexdigest()[:32])
for name in ("nope", "sha3"):
    try:
        print(hmac.new(b"key", b"message", name).hexdigest())
    except ValueError as error:
        print(type(error).__name__)
