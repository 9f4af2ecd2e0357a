import re
scanner = re.compile('a(b)?').scanner('abxaab')
print(scanner.pattern, scanner.match(), scanner.match(), scanner.match())
scanner = re.compile('a').scanner('banana', 2, 5)
print(scanner.search(), scanner.search(), scanner.search())
print(type(scanner))
words = re.Scanner([(r'[a-z]+', lambda s, token: ('word', token)), (r'\d+', lambda s, token: int(token)), (r'\s+', None)])
print(words.scan('abc 12 de!'))
