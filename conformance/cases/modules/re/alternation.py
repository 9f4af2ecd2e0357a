import re
print(re.match('a|ab', 'ab'), re.match('(?:a|ab)c', 'abc'), re.fullmatch('a|ab', 'ab'))
print(re.findall('foo|bar|foobar', 'foobar bar foo'))
print(re.match('(a)|(b)|c', 'c').groups(), re.match('(a)|(b)|c', 'b').lastindex)
print(re.findall('|a', 'baa'))
