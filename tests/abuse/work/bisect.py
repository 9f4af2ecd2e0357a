# ends: work
import bisect
class C(list):
    def __len__(self):
        return 2**60
    def __getitem__(self, n):
        return n
while True:
    bisect.bisect(C(), 5)
