import hmac

for length in (0, 1, 63, 64, 65, 127, 128, 129, 1000):
    key = b"k" * length
    print(length, hmac.new(key, b"m", "sha256").hexdigest()[:12], hmac.new(key, b"m", "sha512").hexdigest()[:12], hmac.new(key, b"m", "md5").hexdigest()[:12])
