import hmac, secrets

token = secrets.token_bytes(16)
print(secrets.compare_digest is hmac.compare_digest, len(token), len(secrets.token_hex(5)), len(secrets.token_urlsafe(9)))
print(hmac.digest(token, b"m", "sha256") == hmac.new(token, b"m", "sha256").digest(), secrets.randbelow(1), secrets.choice([7]))
try:
    secrets.randbelow(0)
except ValueError as error:
    print(error)
