import csv
rows = ['a,b,c', '1,2,3', '', '4,5', '6,7,8,9']
for row in csv.DictReader(rows):
    print(row)
reader = csv.DictReader(rows, fieldnames=['x', 'y'], restkey='more', restval='-')
print(next(reader), reader.fieldnames, reader.line_num)
print(list(csv.DictReader([])))
