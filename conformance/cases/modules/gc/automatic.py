def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

import gc
class A:
    count = 0
    def __del__(self):
        A.count += 1

for i in range(5000):
    a = A()
    a.me = a
print(A.count > 0)
gc.collect()
del a
gc.collect()
print(A.count)
