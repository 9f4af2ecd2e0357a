# Types of modules are made at import, and so on the heap and tracked; those of the language are static.
import array
import collections
import contextvars
import datetime
import decimal
import functools
import gc
import io
import itertools
import random
import weakref

TYPES = [
    array.array, collections.deque, collections.OrderedDict, collections.defaultdict, contextvars.Context, datetime.date,
    decimal.Decimal, functools.partial, io.BytesIO, itertools.count, random._random.Random, weakref.ref, list, dict, type,
]
for ty in TYPES:
    print(ty.__name__, bool(ty.__flags__ & 1 << 9), gc.is_tracked(ty))
