import csv
import io
print(list(csv.reader(['Ж,é,\U0001f600', '"Ж,",b'])), list(csv.reader(['aжb'], delimiter='ж')), list(csv.reader(['a\x00b,c'])))
out = io.StringIO()
csv.writer(out, delimiter='ж', quotechar='é').writerow(['aжb', 'cé', 'Ж'])
print(ascii(out.getvalue()))
