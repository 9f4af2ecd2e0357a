# ends: memory
import sys
kept = []
while True:
    kept.append(sys.intern(f'name{len(kept)}'))
