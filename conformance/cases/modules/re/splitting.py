import re
print(re.split(r'\W+', 'Words, words, words.'), re.split(r'(\W+)', 'a, b'), re.split(r'\W+', 'a, b, c', maxsplit=1))
print(re.split('(x)|(y)', 'axbyc'), re.split('q', 'abc'), re.split('', 'abc'), re.split(r'\b', 'a b'), re.split('a', ''))
print(re.compile(',').split('a,b,c', 1), re.compile(b',').split(b'a,b'))
