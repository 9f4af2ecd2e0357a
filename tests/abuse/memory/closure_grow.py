# ends: memory
def make(n):
    return lambda: n
x = []
while True:
    x.append(make(len(x)))
