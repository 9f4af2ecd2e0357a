# ends: memory
import unicodedata
x = [unicodedata.normalize('NFKD', '\ufdfa' * 100_000) for _ in range(1000)]
