from array import array
for a in (array('i', [1, 2]), array('w', 'h\xe9'), array('d', [1.5]), array('Q')):
    for protocol in (0, 2, 3, 4):
        f, args, state = a.__reduce_ex__(protocol)
        print(protocol, f.__name__, args[1:], state, f(*args) == a)
class S(array):
    pass
s = S('b', [1])
s.x = 5
print(s, s.__reduce_ex__(4)[2], type(s[:]), type(s + s), s.__reduce_ex__(2)[1])
