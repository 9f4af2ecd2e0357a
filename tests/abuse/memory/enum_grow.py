# ends: memory
import enum
x = []
while True:
    x.append(enum.Enum('E', [f'm{n}' for n in range(100)]))
