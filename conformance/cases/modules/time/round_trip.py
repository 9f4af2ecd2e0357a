import time

for seconds in 0, 86400 * 365, 10**9, 2**31:
    local = time.localtime(seconds)
    print(time.mktime(local) == seconds, time.strftime("%s", local) == str(seconds))
