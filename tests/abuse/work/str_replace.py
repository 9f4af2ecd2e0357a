# ends: work
text = 'ab' * 2_000_000
while True:
    text.replace('a', 'c')
