import _sre


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


print(_sre.MAGIC, _sre.CODESIZE, _sre.MAXREPEAT, _sre.MAXGROUPS, _sre.getcodesize(), _sre.copyright)
print(_sre.unicode_tolower(0x130), _sre.unicode_iscased(0xDF), _sre.ascii_tolower(0x41), _sre.ascii_iscased(0xE9), _sre.unicode_iscased(0x31))
attempt(lambda: _sre.compile('a', 0, [1, 2], 0, {}, ()))
attempt(lambda: _sre.compile('a', 0, [-1], 0, {}, ()))
attempt(lambda: _sre.compile('a', 0, [2 ** 32], 0, {}, ()))
attempt(lambda: _sre.compile('a', 0, (), 0, {}, ()))
attempt(lambda: _sre.compile('a', 0, [], 0, {}, ()))
attempt(lambda: _sre.template(None, []))
attempt(lambda: _sre.template(None, ['a', -1, 'b']))
