import re
print(re.findall('straße', 'STRAßE straße', re.I), re.findall('[a-z]', 'aKſK', re.I), re.findall('[a-z]', 'aKſK', re.I | re.A))
print(re.match('ǆ', 'ǅ', re.I), re.match('σ', 'ς', re.I), re.match('[α-ω]', 'Σ', re.I), re.match('İ', 'i', re.I), re.match('ı', 'I', re.I))
print(re.match('[^a]', 'A', re.I), re.match('[\U00010400-\U00010427]', '\U00010428', re.I), re.match(b'\xe9', b'\xc9', re.I))
