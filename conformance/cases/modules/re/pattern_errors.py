import re
for pattern in ['(', ')', '[', 'a**', '*', 'a{2,1}', '(?P<1>a)', '(?P<a>x)(?P<a>y)', r'\1', '(?(2)a)', '(?z)', '[z-a]', r'\q', 'a(?i)b', r'(?P=x)', '(?#']:
    try:
        re.compile(pattern)
        print(pattern, 'compiles')
    except re.error as error:
        print(pattern, '->', error, error.pos, error.lineno, error.colno)
