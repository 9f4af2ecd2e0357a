# ends: memory
import hashlib
x = []
while True:
    x.append(hashlib.sha256())
