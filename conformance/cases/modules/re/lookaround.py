import re


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


print(re.findall(r'(?<=a)b', 'abbb'), re.findall(r'(?<!a)b', 'abbb'), re.findall(r'a(?=b)', 'abac'), re.findall(r'a(?!b)', 'abac'))
print(re.match(r'(?=(a+))a*b\1', 'aaab'), re.search(r'(?=(a+))a*b\1', 'baaabac'), re.match(r'(?=(a))(?!b)', 'ab').groups())
print(re.match(r'(?!(a)b)(a)', 'ac').groups(), re.search(r'(?<=(.)b)c', 'abc').groups(), re.search('(?<=^a)b', 'ab'))
attempt(lambda: re.compile('(?<=a*)b'))
