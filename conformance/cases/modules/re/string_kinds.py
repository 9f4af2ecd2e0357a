import re
for tail in ['', 'é', 'Ж', '\U0001f600']:
    text = 'abc ab' + tail
    print(re.findall('ab.?', text), re.sub('b', 'Ж', text), re.search(tail + '$', text).span(), ascii(re.split(' ', text)))
class Text(str):
    pass
print(type(re.match('a', Text('a')).group()), type(re.sub('x', 'y', Text('a'))), type(re.findall('a', Text('a'))[0]))
text = 'unchanged'
print(re.sub('q', 'x', text) is text)
