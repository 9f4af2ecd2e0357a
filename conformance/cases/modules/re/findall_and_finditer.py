import re
print(re.findall('a(b)?', 'aab'), re.findall('(a)(b)?', 'aab'), re.findall('ab?', 'aab'), re.findall('q', 'aab'))
print([m.group() for m in re.finditer(r'\d+', 'a1b22c333')], list(re.compile('a').finditer('aaaa', 1, 3)))
iterator = re.finditer('a', 'aa')
print(next(iterator), next(iterator), next(iterator, 'end'), next(iterator, 'end'), iter(iterator) is iterator)
print(re.compile('a').findall('banana', 2), re.compile('a').findall('banana', 2, 4), re.compile('a').findall('banana', -5, 100))
