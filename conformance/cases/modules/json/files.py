import io
import json


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


out = io.StringIO()
json.dump({'a': [1, 2]}, out, indent=1)
print(out.getvalue())
print(json.load(io.StringIO('[1, "two"]')), json.load(io.BytesIO(b'{"x": null}')))
attempt(lambda: json.load(io.StringIO('[1')))
