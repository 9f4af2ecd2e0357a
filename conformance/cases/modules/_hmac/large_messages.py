import hmac

data = b"0123456789abcdef" * 65536
h = hmac.new(b"key", digestmod="sha256")
for start in range(0, len(data), 100_001):
    h.update(data[start:start + 100_001])
print(h.hexdigest() == hmac.digest(b"key", data, "sha256").hex())
print(h.hexdigest())
print(hmac.new(b"key", data, "md5").hexdigest())
