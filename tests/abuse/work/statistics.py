# ends: work
import statistics
x = [1.5, 2.5] * 100
while True:
    statistics.stdev(x)
