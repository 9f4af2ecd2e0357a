import hmac

key, data = b"\x0b" * 20, b"Hi There"
for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"):
    print(name, hmac.new(key, data, name).hexdigest())
print(hmac.new(b"Jefe", b"what do ya want for nothing?", "sha256").hexdigest() == hmac.digest(b"Jefe", b"what do ya want for nothing?", "sha256").hex())
