# ends: OSError
import os
kept = []
while True:
    kept.append(os.pipe())
