items = iter([3, 2, 0, 5])
while (n := next(items)) > 0:
    print("got", n)
print("stopped at", n, list(items))
def f():
    while (chunk := data[:2]):
        del data[:2]
        yield chunk
data = list("abcde")
print(list(f()), data)
while not (done := bool(data)):
    data.append(1)
print(done, data)
while (a := 1) and (b := a - 1): pass
print(a, b)
while [x := len(data)] and x < 3: data.append(x)
print(x, data)
