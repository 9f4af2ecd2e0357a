t = ([1], 2)
try:
    t[0] += [5]
except TypeError as error:
    print(error)
print(t)
try:
    t[1] += 1
except TypeError as error:
    print(error, t)
t += (3,)
print(t)
