import re
print(re.findall('x*', 'axb'), re.sub('x*', '-', 'abxd'), re.split('x*', 'axbc'), re.split('(-*)', 'a-b'))
print([m.span() for m in re.finditer(r'\b|:+', 'a::bc')], re.sub('(?=b)', '|', 'abab'), re.findall('(?:)', 'ab'))
scanner = re.compile('a*').scanner('aab')
print(scanner.match(), scanner.match(), scanner.match(), scanner.match())
