# ends: memory
def f():
    return 1
x = []
while True:
    x.append(f.__code__.replace(co_name='n' * 10_000 + str(len(x))))
