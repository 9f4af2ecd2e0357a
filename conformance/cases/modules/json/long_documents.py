import json
value = [{'id': i, 'name': 'n' * (i % 7), 'tags': ['a', 'b'] * (i % 3)} for i in range(500)]
text = json.dumps(value)
print(len(text), json.loads(text) == value, hash(text) == hash(json.dumps(json.loads(text))))
print(text[:80], text[-60:])
