import re


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


print(re.findall(rb'\w+', b'ab \xe9 cd'), re.sub(b'a', rb'\g<0>x', bytearray(b'banana')))
print(re.match(b'a', memoryview(b'abc')), re.split(b',', b'a,b,c'))
attempt(lambda: re.match('a', b'a'))
attempt(lambda: re.match(b'a', 'a'))
attempt(lambda: re.match('a', 5))
attempt(lambda: re.sub('a', b'x', 'a'))
