import csv
print(list(csv.reader(['"a","b,c","d""e"', '"","f"g,"h" ', ' "i"'])), list(csv.reader(["'a,b','c'"], quotechar="'")))
print(list(csv.reader(['"a""b"'], doublequote=False)), list(csv.reader(['"a,b"'], quoting=csv.QUOTE_NONE)))
print(list(csv.reader(['a, "b", c'], skipinitialspace=True)), list(csv.reader(['a, "b"'])))
