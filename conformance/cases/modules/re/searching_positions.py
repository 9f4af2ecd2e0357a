import re


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


pattern = re.compile('b+')
print(pattern.search('abbabb'), pattern.search('abbabb', 3), pattern.search('abbabb', 2, 3), pattern.match('abb', 1), pattern.fullmatch('abbc', 1, 3))
print(pattern.search('abb', 10), pattern.search('abb', -3), re.compile('').match('abc', 2, 1), re.compile('').search('abc', 3))
attempt(lambda: pattern.match('a', pos=10 ** 30))
attempt(lambda: pattern.match('a', 'b'))
attempt(lambda: pattern.fullmatch())
