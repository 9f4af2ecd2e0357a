import hmac

h = hmac.new(b"key", digestmod="sha256")
for part in (b"a", bytearray(b"b"), memoryview(b"c"), b""):
    print(h.update(part), h.hexdigest()[:16])
print(h.digest() == hmac.digest(b"key", b"abc", "sha256"), h.digest() == h.digest(), len(h.digest()))
