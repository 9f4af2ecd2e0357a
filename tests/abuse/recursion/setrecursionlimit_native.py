# ends: RecursionError
import sys
sys.setrecursionlimit(10**9)
class C:
    def __lt__(self, other):
        return max(self, other)
max(C(), C())
