from pyexpat import ParserCreate, ExpatError

seen = []
table = {}
parser = ParserCreate(intern=table)
parser.StartElementHandler = lambda name, attributes: seen.extend([name, *attributes])
parser.Parse("<aname><bname attr='1'/><bname attr='2'/></aname>", True)
print(sorted(table), seen[1] is seen[3], seen[2] is seen[4])
print(parser.intern is table, all(table[name] is name for name in seen))
