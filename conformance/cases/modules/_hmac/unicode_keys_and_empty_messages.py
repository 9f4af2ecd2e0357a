def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import hmac

print(hmac.new(b"", b"", "sha256").hexdigest()[:16], hmac.new(b"", None, "sha256").hexdigest()[:16], hmac.new(bytearray(), digestmod="md5").hexdigest())
h = hmac.new("ключ".encode(), digestmod="sha224")
print(h.update(b""), h.hexdigest()[:16], h.digest_size, h.name)
attempt(hmac.new, "ключ", b"", "md5")
