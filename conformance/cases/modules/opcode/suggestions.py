import _suggestions


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


print(_suggestions._generate_suggestions(['abc', 'abd'], 'abx'), _suggestions._generate_suggestions(['zzzz'], 'a'), _suggestions._generate_suggestions([], 'a'))
attempt(lambda: _suggestions._generate_suggestions(('abc',), 'abx'))
attempt(lambda: _suggestions._generate_suggestions(['abc'], 5))
attempt(lambda: _suggestions._generate_suggestions([5], 'a'))
