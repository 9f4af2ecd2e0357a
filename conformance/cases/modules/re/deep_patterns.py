import re
print(re.match('(?:a|b)*c', 'ab' * 50000 + 'c').end(), re.match('(?:(?:x)?y)*', 'xy' * 30000).end(), re.match('(a)*?b', 'a' * 30000 + 'b').span(1))
nested = '(' * 50 + 'a' + ')' * 50
print(re.match(nested, 'a').groups() == ('a',) * 50)
print(re.search('(?:a+)+b', 'a' * 18), re.match('.*.*=', 'x' * 300))
