# ends: memory
text = 'def f():\n' + ''.join(f' a = {n}.5\n' for n in range(10_000))
x = []
while True:
    x.append(compile(text, 'name', 'exec'))
