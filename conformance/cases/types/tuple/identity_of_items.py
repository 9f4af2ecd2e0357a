a = [1]
t = (a, a)
t[0].append(2)
print(t, t[0] is t[1])
try:
    t[0] += [3]
except TypeError as e:
    print(e)
print(t, a)
