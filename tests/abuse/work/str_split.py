# ends: work
text = 'a,' * 500_000
while True:
    text.split(',')
