# ends: work
text = b'a' * 1_000_000
needle = b'a' * 500_000 + b'b'
while True:
    text.find(needle)
