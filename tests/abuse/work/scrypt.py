# ends: work
import hashlib
hashlib.scrypt(b'', salt=b'', n=2**12, r=8, p=10**4, maxmem=2**27)
