import hmac, threading

h = hmac.new(b"key", digestmod="sha256")
def worker():
    for _ in range(20):
        h.update(b"x" * 5000)
threads = [threading.Thread(target=worker) for _ in range(4)]
for t in threads: t.start()
for t in threads: t.join()
print(h.hexdigest() == hmac.digest(b"key", b"x" * 400_000, "sha256").hex())
print(h.digest_size, h.block_size)
print(threading.active_count())
