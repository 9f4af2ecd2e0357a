# ends: memory
def f(**kwargs):
    return kwargs
x = []
while True:
    x.append(f(**{f'name{n}': n for n in range(1000)}))
