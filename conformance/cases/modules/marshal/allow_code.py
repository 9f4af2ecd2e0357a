def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import marshal

code = compile("1", "", "eval")
attempt(marshal.dumps, code, allow_code=False)
attempt(marshal.dumps, [[code]], 4, allow_code=False)
data = marshal.dumps([code])
attempt(marshal.loads, data, allow_code=False)
print(type(marshal.loads(data)[0]).__name__)
attempt(marshal.loads, data, False)
attempt(marshal.dumps, code, 4, False)
attempt(marshal.dumps, [1], allow_code=False)
