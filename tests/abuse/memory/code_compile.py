# ends: memory
x = []
while True:
    x.append(compile('a = 1\n' * 1000, 'name', 'exec'))
