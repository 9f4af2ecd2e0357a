import re
print(re.match('a++a', 'aaa'), re.match('a*+b', 'aaab'), re.match('(?>a|ab)c', 'abc'), re.match('(?>ab|a)c', 'abc'))
print(re.match('(?:ab|a){1,2}+b', 'abab'), re.match('(?:ab)?+a', 'aba'), re.match('(a{1,2}+)a', 'aa'))
print(re.match('(?>(a+)b?)(c)', 'aac').groups(), re.search('x?+y', 'xxy'))
