n = 0
while n < 3:
    try:
        n += 1
        if n == 2: continue
        if n == 3: break
    finally:
        print("finally", n)
print("end")
