total = 0
total += 1
total += "a"
