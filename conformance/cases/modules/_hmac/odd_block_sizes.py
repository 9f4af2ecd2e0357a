import hashlib, hmac, warnings

class Small:
    digest_size, name = 4, "small"
    def __init__(self, data=b""): self.data = data
    def update(self, data): self.data += data
    def copy(self): return Small(self.data)
    def digest(self): return hashlib.md5(self.data).digest()[:4]
    def hexdigest(self): return self.digest().hex()
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    print(hmac.new(b"k", b"m", Small).hexdigest())
    Small.block_size = 8
    print(hmac.new(b"k", b"m", Small).hexdigest())
    print(hmac.new(b"k" * 100, b"m", Small).block_size)
print([str(w.message) for w in log])
