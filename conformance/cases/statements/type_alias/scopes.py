def f(x):
    type A = x
    y = 1
    type B = y
    first = A.__value__, B.__value__
    x = "later"
    y = 2
    type C = y
    return first, A.__value__, C.__value__
print(f(1))
class K:
    z = 3
    type A = z
    def m(self):
        return K.A
print(K.A.__value__, K().m().__value__)
K.z = 4
type D = K.z
print(D.__value__, K.A.__module__)
