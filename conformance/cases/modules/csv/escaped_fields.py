import csv
print(list(csv.reader(['a|,b,c'], escapechar='|')), list(csv.reader(['"a|"b",c'], escapechar='|')), list(csv.reader(['a|', 'b'], escapechar='|')))
print(list(csv.reader(['a\\nb,"c\\,"'], escapechar='\\', quoting=csv.QUOTE_NONE)))
print(list(csv.reader(['a|\n', 'b,c'], escapechar='|')))
