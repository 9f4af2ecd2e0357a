# ends: work
from collections import Counter
while True:
    Counter('abracadabra' * 10_000)
