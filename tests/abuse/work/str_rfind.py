# ends: work
text = 'a' * 1_000_000
needle = 'b' + 'a' * 1000
while True:
    text.rfind(needle)
