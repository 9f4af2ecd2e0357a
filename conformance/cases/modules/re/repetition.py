import re
print(re.match('a{2}', 'aaa'), re.match('a{,2}', 'aaa'), re.match('a{2,}', 'aaa'), re.match('a{1,2}?', 'aaa'), re.match('a{', 'a{'))
print(re.match('(ab)*', 'ababa').span(), re.match('(ab)*?c', 'ababc').groups(), re.match('(?:a|b)+?c', 'abac'), re.match('(a|b)*', 'abc').group(1))
print(re.match('(a*)*', 'aab').groups(), re.match('(a*)+', 'b').groups(), re.match('(?:a?)*?$', 'aa'), re.match('((a)|b)*', 'ab').groups())
print(re.match('(?:(x)|(y)){2}', 'xy').groups(), re.match('(x?)*y', 'xxy').group(1), re.match('.*?b', 'aabb'), re.match('.*b', 'aabb'))
