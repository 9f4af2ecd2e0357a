# ends: memory
class C:
    def __repr__(self):
        return 'a' * 10**9
try:
    repr([C()] * 10)
except BaseException:
    pass
while True:
    pass
