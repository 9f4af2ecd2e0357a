own = ()
for _ in range(300_000):
    own = own,
try:
    hash(own)
except RecursionError as error:
    print(str(error).split("while ")[-1])
while own:
    own, = own
print(own, hash(((), ((),))) == hash(((), ((),))))
