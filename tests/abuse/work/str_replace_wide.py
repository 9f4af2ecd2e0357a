# ends: work
text = 'a\u20ac' * 2_000_000
while True:
    text.replace('a', '\u20ad')
