# ends: memory
class C:
    def __del__(self):
        x = []
        while True:
            x.append('a' * 1000 + str(len(x)))
C()
while True:
    pass
