import re


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


match = re.match(r'(?P<first>\w)(\w)?', 'a')
print(match.expand(r'\1-\2-\g<first>-\g<0>'), match.expand('plain'), repr(match.expand(r'\n\t\\')))
print(re.sub('(a)(b)?', r'[\1\2]', 'abac'), re.sub('a', r'\x' if False else r'\g<0>\g<0>', 'ba'), re.sub('.', r'\060', 'ab'))
attempt(lambda: match.expand(r'\3'))
attempt(lambda: match.expand(r'\g<nope>'))
attempt(lambda: match.expand('\\'))
attempt(lambda: re.sub('a', r'\q', 'a'))
