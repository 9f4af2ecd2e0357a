import re
print(re.findall('[a-c-]', 'a-d'), re.findall('[]x]', 'a]x'), re.findall('[^]x]', 'a]x'), re.findall(r'[\]\-]', '-]a'))
print(re.findall(r'[\w.]+', 'a.b c_d'), re.findall(r'[\d\s]', 'a1 b'), re.findall(r'[^\W\d]', 'a1_b'), re.findall(r'[\s\S]', 'a\n'))
print(re.findall('[а-я]', 'Абв'), re.findall('[^а-я]', 'Абв'), re.findall('[\U0001f600-\U0001f610]', 'x\U0001f603'))
print(re.findall(r'\d', '1\u0663²'), re.findall(r'\d', '1\u0663', re.A), re.findall(r'\s', ' \xa0\u2003\x1f'), re.findall(r'\w', 'é_1ʹ'))
