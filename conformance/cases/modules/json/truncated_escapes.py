# Escapes at the end of a string that does not end.
import json

TEXTS = ["\\", "\\x", "\\u", "\\u1", "\\u123", "\\u1234", "\\u12345", "\\uzzzz", "\\ud800\\u12", "\\ud800\\udc00"]
for text in TEXTS:
    for end in ("", '"'):
        try:
            print(ascii(json.loads('"' + text + end)))
        except json.JSONDecodeError as error:
            print(text + end, error)
for end in (2**63, -2**63 - 1, 2**63 - 1):
    try:
        json.decoder.scanstring("xxx", end)
    except (OverflowError, ValueError) as error:
        print(type(error).__name__, error)
