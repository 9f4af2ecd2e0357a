"""Which module functions say they are from."""
import collections
import functools
import itertools
import operator
import os
import sys
import time

print(len.__module__, sys.exit.__module__, time.sleep.__module__, os.getpid.__module__, operator.add.__module__, functools.reduce.__module__)
print([].append.__module__, "".join.__module__, dict.fromkeys.__module__, object.__new__.__module__, itertools.count.__module__)
print(len.__self__.__name__, sys.exit.__self__ is sys, time.sleep.__self__ is time, [].append.__qualname__, collections.deque().append.__qualname__)
print(collections.deque.fromkeys if hasattr(collections.deque, "fromkeys") else None, dict.fromkeys.__qualname__, collections.OrderedDict.fromkeys.__qualname__)
