f = lambda x: x / 0
print("start")
f(1)
