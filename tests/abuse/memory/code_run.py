# ends: memory
x = []
while True:
    space = {}
    exec('def f(a):\n' + ' a = a + 1\n' * 1000, space)
    space['f'](1)
    x.append(space['f'])
