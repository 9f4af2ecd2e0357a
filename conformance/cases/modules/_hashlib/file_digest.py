# Digests of files.
import hashlib
import io


def show(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


for name in ("sha256", "sm3", hashlib.md5, lambda: hashlib.blake2b(digest_size=7)):
    print(hashlib.file_digest(io.BytesIO(b"abc" * 1000), name).hexdigest())
with open(__file__, "rb") as file:
    print(hashlib.file_digest(file, "sha1").digest_size, file.tell() > 100)
show(lambda: hashlib.file_digest(io.BytesIO(b""), "unknown"))
show(lambda: hashlib.file_digest(io.BytesIO(b""), 1))
