# ends: work; open
import hashlib
hashlib.scrypt(b'', salt=b'', n=2**12, r=8, p=10**5, maxmem=2**27)
