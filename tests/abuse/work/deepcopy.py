# ends: work
import copy
x = [[n] for n in range(1000)]
while True:
    copy.deepcopy(x)
