# Objects in threads.
import hashlib
import secrets
import threading

digests = [None] * 4

def work(index):
    hash = hashlib.new("sha512_256")
    for _ in range(50):
        hash.update(bytes([index]) * 5000)
    digests[index] = hash.hexdigest()[:16]

threads = [threading.Thread(target=work, args=(index,)) for index in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(digests)
shared = hashlib.md5()
threads = [threading.Thread(target=lambda: [shared.update(b"x" * 4096) for _ in range(20)]) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(shared.hexdigest() == hashlib.md5(b"x" * 4096 * 60).hexdigest(), secrets.compare_digest(b"a", b"a"))
