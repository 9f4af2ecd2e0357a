import re


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


print(re.compile('a', re.I | re.M), re.compile('a', re.X | re.S | re.A), re.compile(b'a', re.L), re.compile('a' * 250))
print(re.compile('(?i)a').flags, re.compile('a').flags, re.compile(b'a').flags, re.compile('(?s-i:a)').flags)
print(re.match('A(?i:b)c', 'ABc'), re.match('(?s:.)\n', '\n\n'), re.match(r'a b # note', 'ab', re.X))
print(re.compile('a') == re.compile('a'), re.compile('a') == re.compile('a', re.I), hash(re.compile('x')) == hash(re.compile('x')))
attempt(lambda: re.compile('a') < re.compile('b'))
