# ends: memory
kept = []
text = 'a' * 100_000
while True:
    kept.append(text.partition('b'))
    text = text + 'a'
