# ends: memory
import sys
# Short names: the table itself is a good part of what they take.
x = [sys.intern(str(n)) for n in range(10**9)]
