print(-1)
print(-"a")
