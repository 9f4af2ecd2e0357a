for i in range(3):
    pass
print(i)
squares = [lambda: i * i for i in range(3)]
print([f() for f in squares], i)
for i in ():
    pass
print(i)
