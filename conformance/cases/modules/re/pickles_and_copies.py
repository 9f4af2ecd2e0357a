import copy
import pickle
import re


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


pattern = re.compile('(a)(?P<n>b)?', re.I)
print(pickle.loads(pickle.dumps(pattern)) == pattern, copy.copy(pattern) is pattern, copy.deepcopy(pattern) is pattern)
match = pattern.match('ab')
print(copy.copy(match) is match, copy.deepcopy(match) is match)
attempt(lambda: pickle.dumps(match))
print(re.Pattern[str], re.Match[bytes])
attempt(lambda: re.Pattern())
attempt(lambda: setattr(pattern, 'x', 1))
