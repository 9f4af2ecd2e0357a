import hmac, itertools

for name, length in itertools.product(("md5", "sha1", "sha256", "sha3_256"), (0, 1, 55, 64, 200)):
    data = bytes(range(256))[:length]
    a, b = hmac.new(data, data, name).digest(), hmac.digest(data, data, name)
    if a != b: print("differs", name, length)
print(len(hmac.digest(b"", b"", "sha512")), type(hmac.digest(b"", b"", "md5")).__name__)
print(hmac.digest(b"", b"", "md5").hex())
print(hmac.digest(key=b"k", msg=b"m", digest="sha1").hex())
