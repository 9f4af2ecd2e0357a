# ends: memory
text = ''.join(f'a = {n}.5\n' for n in range(1000))
x = []
while True:
    x.append(compile(text, 'name', 'exec'))
