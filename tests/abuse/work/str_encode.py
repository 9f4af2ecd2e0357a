# ends: work
x = '\u20ac' * 2_000_000
while True:
    x.encode('utf-8').decode('utf-8')
