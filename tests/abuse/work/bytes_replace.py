# ends: work
text = b'ab' * 2_000_000
while True:
    text.replace(b'a', b'cd')
