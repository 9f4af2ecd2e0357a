# ends: work
import unicodedata
x = 'a' + '\u0323\u0307' * 200_000
while True:
    unicodedata.normalize('NFC', x)
