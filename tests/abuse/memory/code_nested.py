# ends: memory
x = []
while True:
    x.append(compile('def f():\n' + ' a = b\n' * 10_000, 'name', 'exec'))
