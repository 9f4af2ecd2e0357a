# ends: memory
import dataclasses
x = []
while True:
    x.append(dataclasses.make_dataclass('D', ['a', 'b', 'c']))
