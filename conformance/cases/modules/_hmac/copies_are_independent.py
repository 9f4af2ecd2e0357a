import hmac, copy

h = hmac.new(b"key", b"first", "sha1")
c = h.copy()
c.update(b"second")
print(h.hexdigest() != c.hexdigest(), h.hexdigest() == hmac.new(b"key", b"first", "sha1").hexdigest(), c.hexdigest() == hmac.new(b"key", b"firstsecond", "sha1").hexdigest())
print(type(c).__name__, c.name, c.digest_size)
try:
    copy.copy(h)
    print("copied")
except TypeError as error:
    print(type(error).__name__)
