import hmac

h = hmac.new(b"key", b"a", "sha384")
first = h.hexdigest()
print(h.hexdigest() == first, h.copy().hexdigest() == first)
h.update(b"b")
print(h.hexdigest() == first, h.hexdigest() == hmac.new(b"key", b"ab", "sha384").hexdigest())
print(hmac.compare_digest(h.digest(), hmac.digest(b"key", b"ab", "sha384")), len(first))
