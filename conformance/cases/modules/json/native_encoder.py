import _json


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


def encode(value, level=0, indent=None):
    return _json.make_encoder({}, repr, _json.encode_basestring, indent, '=', ';', True, False, True)(value, level)
print(encode([1, 'é"', {'b': 1, 'a': 2}]), encode([[1]], 2, ' '), encode({1, 2} and object))
print(_json.encode_basestring('é\n'), _json.encode_basestring_ascii('é\n'))
attempt(lambda: _json.make_encoder())
attempt(lambda: _json.encode_basestring(5))
encoder = _json.make_encoder(None, None, lambda s: '<' + s + '>', None, ':', ',', False, False, True)
print(encoder(['a', {'b': 'c'}], 0), encoder.item_separator, encoder.sort_keys)
