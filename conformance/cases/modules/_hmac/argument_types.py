def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import hmac

attempt(hmac.new, "text", b"m", "sha256")
attempt(hmac.new, 5, b"m", "sha256")
attempt(hmac.new, None, b"m", "sha256")
attempt(hmac.new, b"k", "text", "sha256")
attempt(hmac.new(b"k", digestmod="sha256").update, "text")
attempt(hmac.new(b"k", digestmod="sha256").update)
attempt(hmac.new(b"k", digestmod="sha256").update, 5)
