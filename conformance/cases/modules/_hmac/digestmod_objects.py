import hashlib, hmac

expected = hmac.new(b"k", b"m", "sha256").hexdigest()
print(hmac.new(b"k", b"m", hashlib.sha256).hexdigest() == expected, hmac.new(b"k", b"m", lambda d=b"": hashlib.sha256(d)).hexdigest() == expected)
print(len(expected), hmac.digest(b"k", b"m", hashlib.sha256).hex() == expected)
print(hmac.new(b"k", b"m", "SHA256").hexdigest() == expected, hmac.new(b"k", b"m", "sha256").name, hmac.new(b"k", b"m", hashlib.sha256).name)
