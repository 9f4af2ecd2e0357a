# ends: memory
import itertools, time
time.struct_time(itertools.repeat(1))
