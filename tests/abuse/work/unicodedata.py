# ends: work
import unicodedata
x = '\ufdfa\u1e9b\u0323' * 100_000
while True:
    unicodedata.normalize('NFKD', x)
    unicodedata.normalize('NFC', x)
