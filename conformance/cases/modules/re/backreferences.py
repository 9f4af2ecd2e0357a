import re
print(re.match(r'(a+)-\1', 'aa-aa'), re.match(r'(a+)-\1$', 'aa-a'), re.match(r'(?P<q>["\']).*?(?P=q)', '"it\'s" x'))
print(re.match(r'(a)?\1b', 'aab'), re.match(r'(a)?\1b', 'b'), re.match(r'(?i)(a)\1', 'aA'))
print(re.match(r'(a)?(?(1)b|c)', 'ab'), re.match(r'(a)?(?(1)b|c)', 'c'), re.match(r'(?P<x>a)?(?(x)b)', 'ab'))
print(re.findall(r'(\w)\1', 'aabbcdd'))
