import _hmac

for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256"):
    hash = _hmac.new(b"key" * 50, b"message", name)
    hash.update(b" and more")
    print(hash.name, hash.digest_size, hash.block_size, hash.hexdigest(), hash.copy().digest() == hash.digest())
    print(_hmac.compute_digest(b"key", b"message", name).hex())
