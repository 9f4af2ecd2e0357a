# ends: memory
import statistics
x = statistics.quantiles(range(10**9), n=4)
