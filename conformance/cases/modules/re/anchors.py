import re
text = 'one\ntwo\n'
print([m.span() for m in re.finditer('^', text)], [m.span() for m in re.finditer('^', text, re.M)])
print([m.span() for m in re.finditer('$', text)], [m.span() for m in re.finditer('$', text, re.M)])
print(re.search(r'two\Z', text), re.search(r'\n\Z', text), re.search(r'\Atwo', text))
print(re.findall(r'\b', 'a bc'), [m.start() for m in re.finditer(r'\b', 'a bc')], [m.start() for m in re.finditer(r'\B', 'a bc')])
print(re.search(r'\B', ''), re.compile('^b').match('ab', 1), re.compile(r'\bb').match('ab', 1))
