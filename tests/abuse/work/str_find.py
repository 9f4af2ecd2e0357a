# ends: work
text = 'a' * 1_000_000
needle = 'a' * 500_000 + 'b'
while True:
    text.find(needle)
