# Signals while keys are derived.
import hashlib
import signal

def stop(*_):
    raise InterruptedError("in time")

signal.signal(signal.SIGALRM, stop)
signal.setitimer(signal.ITIMER_REAL, 0.02)
try:
    for _ in range(3000):
        hashlib.pbkdf2_hmac("sha256", b"p", b"s", 1000)
except InterruptedError as error:
    print("stopped", error)
signal.setitimer(signal.ITIMER_REAL, 0.02)
try:
    for _ in range(3000):
        hashlib.scrypt(b"p", salt=b"s", n=256, r=8, p=1)
except InterruptedError as error:
    print("stopped", error)
print(hashlib.pbkdf2_hmac("sha1", b"p", b"s", 1).hex())
