import re


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


print(re.sub('a', 'b', 'banana'), re.sub('a', 'b', 'banana', count=2), re.subn('a', 'b', 'banana'), re.subn('q', 'b', 'banana'))
print(re.sub(r'(\w)(\d)', r'\2\1', 'a1 b2'), re.sub('a', lambda m: m.group().upper() + str(m.start()), 'banana'))
print(re.sub('(a)', lambda m: None, 'bab'), re.sub('x', r'\\', 'axb'), re.sub('^', '> ', 'a\nb', flags=re.M))
attempt(lambda: re.sub('a', lambda m: 5, 'xa'))
attempt(lambda: re.sub(b'a', lambda m: 'x', b'xa'))
attempt(lambda: re.sub('a', 5, 'xa'))
