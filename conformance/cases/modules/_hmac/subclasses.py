import hmac

class Mine(hmac.HMAC):
    def hexdigest(self): return "mine " + super().hexdigest()[:8]
m = Mine(b"key", b"m", "sha256")
print(m.hexdigest(), type(m.copy()).__name__, m.copy().hexdigest())
m.extra = 5 if hasattr(m, "__dict__") else None
print(hmac.new(b"key", b"m", "sha256").hexdigest()[:8], isinstance(m, hmac.HMAC))
print(m.digest() == hmac.digest(b"key", b"m", "sha256"))
