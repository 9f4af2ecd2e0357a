import json
text = '\x00\x08\t\n\x0c\r\x1f"\\/\x7f\xe9\u2028\U0001f600\ud800'
print(json.dumps(text), ascii(json.dumps(text, ensure_ascii=False)))
print(ascii(json.loads(json.dumps(text))), json.loads(json.dumps(text)) == text)
print(ascii(json.loads(r'"\ud83d\ude00 \ud83d \ude00 \/ \u0041\ud800\u0041"')))
