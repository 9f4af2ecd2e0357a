import json
for text in ['', ' ', '[', '[1', '[1,', '[1,]', '{', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{1:2}', '"a', '"\\', '"\\x"', '"\\u12"', '"\\u12x4"', '"\n"', 'nul', '-', '01', '1 2', '[1 2]', '+1']:
    try:
        print(json.loads(text))
    except json.JSONDecodeError as error:
        print(repr(text), error, error.pos, error.lineno, error.colno)
