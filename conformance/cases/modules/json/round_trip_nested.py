import json
value = {'list': [1, 2.5, 'x', None, True], 'nested': {'deep': {'deeper': [[[]]]}}, 'text': 'Ж\U0001f600'}
text = json.dumps(value)
print(text)
print(json.loads(text) == value, json.loads(json.dumps(value, ensure_ascii=False)) == value, len(json.dumps(value, indent=3).splitlines()))
